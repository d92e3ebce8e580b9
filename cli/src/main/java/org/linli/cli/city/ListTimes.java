package org.linli.cli.city;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Days of a sample list, counted from the day of loading: {@code +3T09:00} is a time in three days, {@code +90} a day. */
final class ListTimes {

    private static final Pattern COUNTED = Pattern.compile("\\+(\\d{1,3})(?:T(([01]\\d|2[0-3]):[0-5]\\d))?");

    private final LocalDate today;
    private final ZoneId zone;

    ListTimes(LocalDate today, ZoneId zone) {
        this.today = today;
        this.zone = zone;
    }

    /** The list with the counted days as RFC 3339 times and dates; one that cannot be read stays as it is, for the service to say so. */
    byte[] resolved(byte[] csv) {
        StringWriter written = new StringWriter();
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(new String(csv, StandardCharsets.UTF_8)));
                CSVPrinter printer = new CSVPrinter(written, CSVFormat.RFC4180)) {
            for (CSVRecord record : parser) {
                printer.printRecord(record.stream().map(this::resolved));
            }
        } catch (IOException | UncheckedIOException unreadable) {
            return csv;
        }
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String resolved(String cell) {
        Matcher counted = COUNTED.matcher(cell);
        if (!counted.matches()) {
            return cell;
        }
        LocalDate day = today.plusDays(Integer.parseInt(counted.group(1)));
        return counted.group(2) == null
                ? day.toString()
                : day.atTime(LocalTime.parse(counted.group(2)))
                        .atZone(zone)
                        .toOffsetDateTime()
                        .toString();
    }
}
