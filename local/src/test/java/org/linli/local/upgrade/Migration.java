package org.linli.local.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration as it is read: its statements, one line each and in capitals but for names, and what its comments promise.
 *
 * <p>{@code -- contracts: WHAT; last read by COMMIT} says that it takes away what only releases up to that commit knew.
 * {@code -- small: WHY} says that its tables are so small that a lock on them is not felt.
 */
record Migration(String where, List<String> statements, Optional<String> lastReadBy, boolean small) {

    private static final Pattern CONTRACTS =
            Pattern.compile("^-- contracts: \\S.*; last read by ([0-9a-f]{10,40})\\s*$", Pattern.MULTILINE);
    private static final Pattern SMALL = Pattern.compile("^-- small: \\S.{9,}$", Pattern.MULTILINE);
    /** Texts and bodies of functions, in which a semicolon ends nothing, and comments. */
    private static final Pattern NOT_CODE =
            Pattern.compile("'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    static Migration of(String where, String sql) {
        Matcher contracts = CONTRACTS.matcher(sql);
        String code = NOT_CODE.matcher(sql).replaceAll(found -> found.group().startsWith("'") ? "''" : " ");
        List<String> statements = new ArrayList<>();
        for (String statement : code.split(";")) {
            String line = statement.strip().replaceAll("\\s+", " ").replace("\"", "");
            if (!line.isEmpty()) {
                statements.add(line.toUpperCase(Locale.ROOT));
            }
        }
        return new Migration(
                where,
                List.copyOf(statements),
                contracts.find() ? Optional.of(contracts.group(1)) : Optional.empty(),
                SMALL.matcher(sql).find());
    }

    /** Every migration below a checkout, by module and path. */
    static TreeMap<String, String> all(Path checkout) {
        TreeMap<String, String> found = new TreeMap<>();
        try (var modules = Files.list(checkout)) {
            for (Path module : modules.toList()) {
                Path db = module.resolve("src/main/resources/db");
                if (Files.isDirectory(db)) {
                    try (var files = Files.walk(db)) {
                        for (Path file :
                                files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                            found.put(checkout.relativize(file).toString(), Files.readString(file));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
