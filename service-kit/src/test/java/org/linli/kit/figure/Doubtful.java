package org.linli.kit.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Figures of the test service: one that is right, one that cannot be counted after a while, one with many labels. */
@ApplicationScoped
class Doubtful implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.of("linli.kit.doubtful", "until somebody takes its table away", "SELECT count(*) FROM doubtful"),
                Figure.by(
                        "unit",
                        List.of(Figure.OTHER),
                        "linli.kit.many",
                        "more labels than are shown",
                        "SELECT 'u' || n, 1 FROM generate_series(1, 700) AS t (n)"));
    }
}
