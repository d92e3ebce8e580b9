package org.linli.reporting.bulletin;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Language;
import org.linli.reporting.bulletin.BulletinContent.Difference;
import org.linli.reporting.bulletin.BulletinContent.Line;
import org.linli.reporting.indicator.Figure;
import org.linli.reporting.indicator.IndicatorView;
import org.linli.reporting.indicator.Words;

/** Draws a frozen bulletin as a page: one file, no script, fit to print. The template escapes every text. */
@ApplicationScoped
class BulletinPages {

    /** Columns of the tables by area and by unit; all indicators would not fit on paper. The JSON has them all. */
    private static final List<String> COLUMNS =
            List.of("accepted", "filed", "closed", "filing-rate", "settlement-rate", "on-time-rate", "open-late");

    /** One row of the list of indicators. */
    record Row(String name, String value, String numerator, String denominator, String excluded, String definition) {}

    /** One leg of a case. */
    record LegRow(String name, String median, String p90, long measured) {}

    /** A table: its heading, its columns, and rows of as many cells and a name. */
    record Table(String heading, List<String> columns, List<TableRow> rows) {}

    /** A row of a table. */
    record TableRow(String name, List<String> cells) {}

    private final Template template;

    BulletinPages(@Location("bulletin.html") Template template) {
        this.template = template;
    }

    String html(BulletinContent content, String sha256, Language language) {
        Map<String, IndicatorView> byCode =
                content.indicators().stream().collect(Collectors.toMap(IndicatorView::code, i -> i));
        return template.data("b", content)
                .data("lang", language.choose("zh-CN", "en"))
                .data("title", title(content, language))
                .data("period", period(content, language))
                .data(
                        "publishedAt",
                        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                                .format(content.publishedAt().atZone(ZoneId.of(content.zone()))))
                .data("sha256", sha256)
                .data("w", new PageWords(language))
                .data("legs", legs(content, language))
                .data(
                        "rows",
                        content.indicators().stream().map(i -> row(i, language)).toList())
                .data(
                        "tables",
                        List.of(
                                table(language.choose("分街道", "By subdistrict"), content.areas(), byCode, language),
                                table(language.choose("分单位", "By unit"), content.units(), byCode, language)))
                .data("differences", differences(content, byCode, language))
                .render();
    }

    private static String title(BulletinContent content, Language language) {
        return language.choose("周报 第 " + content.number() + " 期", "Weekly bulletin no. " + content.number());
    }

    private static String period(BulletinContent content, Language language) {
        LocalDate sunday = content.to().minusDays(1);
        return language.choose(
                content.week() + ",周一 " + content.from() + " 至周日 " + sunday,
                content.week() + ", Monday " + content.from() + " to Sunday " + sunday);
    }

    private static List<LegRow> legs(BulletinContent content, Language language) {
        return content.legs().stream()
                .map(leg -> new LegRow(
                        choose(leg.name(), language),
                        leg.median() == null ? "—" : choose(leg.median().text(), language),
                        leg.p90() == null ? "—" : choose(leg.p90().text(), language),
                        leg.measured()))
                .toList();
    }

    private static Row row(IndicatorView indicator, Language language) {
        return new Row(
                choose(indicator.name(), language),
                choose(indicator.text(), language),
                amount(indicator.numerator()),
                amount(indicator.denominator()),
                String.valueOf(indicator.excluded()),
                choose(indicator.definition(), language));
    }

    private static Table table(String heading, List<Line> lines, Map<String, IndicatorView> byCode, Language language) {
        List<String> shown = COLUMNS.stream().filter(byCode::containsKey).toList();
        Set<String> wanted = Set.copyOf(shown);
        List<TableRow> rows = lines.stream()
                .map(line -> new TableRow(
                        choose(line.name(), language),
                        line.figures().stream()
                                .filter(cell -> wanted.contains(cell.indicator()))
                                .sorted((a, b) ->
                                        Integer.compare(shown.indexOf(a.indicator()), shown.indexOf(b.indicator())))
                                .map(cell -> choose(cell.text(), language)
                                        + (cell.denominator() == null
                                                ? ""
                                                : "(" + amount(cell.numerator()) + "/" + amount(cell.denominator())
                                                        + ")"))
                                .toList()))
                .toList();
        return new Table(
                heading,
                shown.stream()
                        .map(code -> choose(byCode.get(code).name(), language))
                        .toList(),
                rows);
    }

    private static List<TableRow> differences(
            BulletinContent content, Map<String, IndicatorView> byCode, Language language) {
        Map<String, Words> places = Stream.concat(content.areas().stream(), content.units().stream())
                .collect(Collectors.toMap(Line::code, Line::name, (first, second) -> first));
        List<TableRow> rows = new ArrayList<>();
        for (Difference difference : content.differences()) {
            IndicatorView indicator = byCode.get(difference.indicator());
            String unit = indicator == null ? "pieces" : indicator.unit();
            String where = difference.of().equals("city")
                    ? language.choose("全市", "City")
                    : choose(
                            places.getOrDefault(difference.code(), new Words(difference.code(), difference.code())),
                            language);
            rows.add(new TableRow(
                    where,
                    List.of(
                            indicator == null ? difference.indicator() : choose(indicator.name(), language),
                            figure(difference.before(), unit, language),
                            figure(difference.after(), unit, language))));
        }
        return rows;
    }

    private static String figure(@Nullable Figure figure, String unit, Language language) {
        if (figure == null) {
            return "—";
        }
        String value = choose(figure.text(unit), language);
        return figure.denominator() == null
                ? value
                : value + "(" + amount(figure.numerator()) + "/" + amount(figure.denominator()) + ")";
    }

    private static String amount(@Nullable Long number) {
        return number == null ? "—" : String.valueOf(number);
    }

    private static String choose(Words words, Language language) {
        return language.choose(words.zh(), words.en());
    }
}
