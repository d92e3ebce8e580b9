package org.linli.cli.replay;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Refusal;

/** Which category a scripted desk officer gives a message: the first keyword that stands in it, the subject before the text. */
final class Keywords {

    private record Row(String keyword, String category) {}

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Row> rows;
    private final String fallback;

    private Keywords(List<Row> rows, String fallback) {
        this.rows = rows;
        this.fallback = fallback;
    }

    /**
     * @param file CSV with the columns keyword and category; null for those of the sample city
     * @param fallback the category of a message in which no keyword stands
     */
    static Keywords read(@Nullable Path file, String fallback) {
        try (Reader reader = file == null ? packaged() : Files.newBufferedReader(file);
                CSVParser parser = FORMAT.parse(reader)) {
            return new Keywords(
                    parser.stream()
                            .map(row -> new Row(row.get("keyword"), row.get("category")))
                            .toList(),
                    fallback);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw Refusal.because("关键词文件无法读取 · keywords cannot be read: " + unreadable.getMessage());
        }
    }

    private static Reader packaged() {
        return new InputStreamReader(
                Objects.requireNonNull(Keywords.class.getResourceAsStream("keywords.csv")), StandardCharsets.UTF_8);
    }

    String categoryOf(Message message) {
        return in(message.subject()).or(() -> in(message.text())).orElse(fallback);
    }

    private Optional<String> in(String words) {
        return rows.stream()
                .filter(row -> words.contains(row.keyword()))
                .map(Row::category)
                .findFirst();
    }

    /** Every category that may come out. */
    Set<String> categories() {
        Set<String> all = rows.stream().map(Row::category).collect(Collectors.toSet());
        all.add(fallback);
        return all;
    }
}
