package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/** What the build depends on, as one fingerprint: without a change there is nothing to build. */
final class Sources {

    private static final Set<String> NOT_BUILT =
            Set.of("target", ".git", ".linli", ".idea", ".vscode", "docs", "cities", "deploy", "node_modules");

    private Sources() {}

    /** Path and content of each file below the project that the build reads, tests left out. */
    static String fingerprint(Path project) {
        var files = new TreeSet<Path>();
        try {
            Files.walkFileTree(project, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    var name = directory.getFileName().toString();
                    var tests = name.equals("test") && directory.getParent().endsWith("src");
                    return !directory.equals(project) && (tests || NOT_BUILT.contains(name))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !file.getParent().equals(project) || file.endsWith("pom.xml")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            var fingerprint = new Fingerprint();
            for (var file : files) {
                fingerprint.add(project.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                fingerprint.add(Files.readAllBytes(file));
            }
            return fingerprint.text();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sources", e);
        }
    }
}
