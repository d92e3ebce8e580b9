package org.linli.kit.figure;

import java.util.List;

/** A room's figures: implemented by a bean of the room whose tables they are. */
public interface TableFigures {
    List<Figure> figures();
}
