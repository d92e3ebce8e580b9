package org.linli.citypack;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;

/** One reading of a pack: its files, what is wrong so far, and whether English is due. */
final class Reading {

    private final SortedMap<String, byte[]> files;
    private final Faults faults;
    private final boolean english;

    Reading(SortedMap<String, byte[]> files, Faults faults, boolean english) {
        this.files = files;
        this.faults = faults;
        this.english = english;
    }

    Reading inEnglishToo(boolean due) {
        return new Reading(files, faults, due);
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    Faults faults() {
        return faults;
    }

    /** Whether the pack says that it is in English too. */
    boolean english() {
        return english;
    }

    /** The text of a required file; empty when it is missing or not UTF-8, which is then a fault. */
    Optional<String> required(Source source) {
        if (!files.containsKey(source.path())) {
            faults.add(source.whole(), source.rule("missing"), source.path(), "缺少文件", "the file is missing");
            return Optional.empty();
        }
        return text(source);
    }

    /** The text of a file that is there; empty when it is not UTF-8, which is then a fault. */
    Optional<String> text(Source source) {
        ByteBuffer bytes = ByteBuffer.wrap(files.get(source.path()));
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            int line = new Lines(decoded).lineAt(decoded.length());
            String value = String.format("0x%02X", bytes.get());
            faults.add(source.line(line), source.rule("encoding"), value, "不是 UTF-8 编码", "not UTF-8");
            return Optional.empty();
        }
        if (decoded.startsWith("\uFEFF")) {
            faults.add(source.line(1), source.rule("encoding"), "BOM", "须为不带 BOM 的 UTF-8", "must be UTF-8 without BOM");
            return Optional.of(decoded.substring(1));
        }
        return Optional.of(decoded);
    }
}
