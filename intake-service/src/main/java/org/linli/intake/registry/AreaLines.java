package org.linli.intake.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the line of an area in its file, for faults that only this service's own state can tell. */
final class AreaLines {

    private AreaLines() {}

    /** From 1; 0 when the code cannot be seen on one line. The file was read without fault before. */
    static int lineOf(byte[] file, String code) {
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        int column = List.of(lines.getFirst().split(",")).indexOf("code");
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            if (column >= 0 && column < fields.length && fields[column].equals(code)) {
                return i + 1;
            }
        }
        return 0;
    }
}
