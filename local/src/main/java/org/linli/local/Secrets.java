package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Passwords and keys of one local platform: random, made at its first start, in a file only its owner reads. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path file;

    Secrets(Path file) {
        this.file = file;
    }

    /** A password of letters and digits. */
    synchronized String password(String name) {
        return valueOf(name, () -> HexFormat.of().formatHex(bytes(20)));
    }

    /** A key of 256 bits in base64. */
    synchronized String key(String name) {
        return valueOf(name, () -> Base64.getEncoder().encodeToString(bytes(32)));
    }

    /** What an operator wrote into the file beside what is made here, such as keys that are accepted while one is changed. */
    synchronized Optional<String> given(String name) {
        return Optional.ofNullable(read().getProperty(name)).filter(value -> !value.isBlank());
    }

    private String valueOf(String name, Supplier<String> maker) {
        var known = read();
        var value = known.getProperty(name);
        if (value == null) {
            value = maker.get();
            known.setProperty(name, value);
            write(known);
        }
        return value;
    }

    private Properties read() {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return properties;
    }

    private void write(Properties properties) {
        var text = new StringBuilder("# Of this machine's platform only; made at its first start.\n");
        var sorted = new TreeMap<String, String>();
        properties.forEach((name, value) -> sorted.put(name.toString(), value.toString()));
        sorted.forEach((name, value) ->
                text.append(name).append('=').append(value.replace("=", "\\=")).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
