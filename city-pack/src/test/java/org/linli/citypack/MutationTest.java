package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever stands in the files: an answer, no exception, and only rules that the documentation lists. */
class MutationTest {

    private static final Set<String> GENERIC =
            Set.of("missing", "encoding", "syntax", "header", "row-width", "value-missing", "value-bad", "duplicate");
    private static final List<String> SCRAPS = List.of(
            "",
            "\"",
            ",",
            ";",
            "|",
            "\n",
            "\r",
            "\0",
            "\uFEFF",
            "{",
            "}",
            "[",
            "]",
            ":",
            "&a ",
            "*a",
            "<<",
            "- ",
            "null",
            "true",
            "-1",
            "1e999999999",
            "999999999999999999999",
            "24:00",
            "2026-02-30",
            "𠮷",
            "t-g1",
            "!!x ",
            "'",
            "#");

    private final Set<String> documented = documented("");
    private final Set<String> warnings = documented("\\*warning\\*");

    @Test
    void aSpoiltTinyPackIsAnswered() {
        for (int seed = 0; seed < 1500; seed++) {
            answered(Packs.tiny().files(), seed);
        }
    }

    @Test
    void aSpoiltSampleCityIsAnswered() throws IOException {
        SortedMap<String, byte[]> city = PackFolder.read(Path.of("../cities/anhe"));
        for (int seed = 0; seed < 16; seed++) {
            answered(new TreeMap<>(city), seed);
        }
    }

    private void answered(SortedMap<String, byte[]> files, int seed) {
        Random random = new Random(seed);
        List<String> names = List.copyOf(files.keySet());
        for (int i = 0; i <= random.nextInt(3); i++) {
            files.computeIfPresent(names.get(random.nextInt(names.size())), (name, bytes) -> spoilt(bytes, random));
        }

        ReadPack read = CityPack.read(files, Packs.DAY);

        assertThat(read.faultless())
                .as("seed %d", seed)
                .isEqualTo(read.faults().stream().allMatch(Fault::warning));
        for (Fault fault : read.faults()) {
            assertThat(known(fault.rule())).as("seed %d: %s", seed, fault).isTrue();
            assertThat(fault.line()).as("seed %d: %s", seed, fault).isBetween(0, lines(files.get(fault.file())));
            assertThat(fault.warning()).as(fault.rule()).isEqualTo(warnings.contains(fault.rule()));
            assertThat(fault.value()).hasSizeLessThanOrEqualTo(200);
        }
    }

    private static int lines(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        return 2
                + (int) text.chars()
                        .filter(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028)
                        .count();
    }

    private static byte[] spoilt(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] scrap = SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] changed = bytes.clone();
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
            case 2 -> joined(bytes, 0, at, scrap, Math.min(bytes.length, at + random.nextInt(12)));
            case 3 -> joined(bytes, 0, at, new byte[0], Math.min(bytes.length, at + random.nextInt(60)));
            case 4 -> lines(bytes, random);
            default -> joined(bytes, 0, at, scrap, at);
        };
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] scrap, int onward) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, from, to - from);
        out.writeBytes(scrap);
        out.write(bytes, onward, bytes.length - onward);
        return out.toByteArray();
    }

    /** A line removed, doubled, or put elsewhere. */
    private static byte[] lines(byte[] bytes, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
        String line = lines.remove(random.nextInt(lines.size()));
        for (int i = 0; i < random.nextInt(3); i++) {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private boolean known(String rule) {
        return documented.contains(rule) || GENERIC.contains(rule.substring(rule.indexOf('.') + 1));
    }

    private static Set<String> documented(String faultStarts) {
        try {
            return Pattern.compile("\\| \\d+ \\| `([^`]+)` \\| " + faultStarts)
                    .matcher(Files.readString(Path.of("../docs/city-pack.md")))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
