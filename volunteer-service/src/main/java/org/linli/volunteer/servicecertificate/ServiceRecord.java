package org.linli.volunteer.servicecertificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a certificate of service says, frozen when it was issued.
 *
 * @param number such as {@code LS2026-000123}
 * @param name first character only
 * @param from first day, in the city's zone
 * @param to last day, included
 * @param services that were recorded
 * @param minutes of these services
 * @param minutesByGrade the same minutes by what they stand on: evidence grade 0–4
 * @param backEntries services that were entered afterwards by two officers
 * @param backEnteredMinutes their minutes, not among the others
 */
@Schema(name = "ServiceRecord")
public record ServiceRecord(
        String number,
        String name,
        LocalDate from,
        LocalDate to,
        int services,
        int minutes,
        Map<String, Integer> minutesByGrade,
        int backEntries,
        int backEnteredMinutes,
        Instant issuedAt) {

    /** The same in a line, in Chinese. */
    String zh() {
        return "志愿服务证明 %s:%s,%s 至 %s,服务 %d 次,共 %d 分钟;另补录 %d 次,%d 分钟。"
                .formatted(number, name, from, to, services, minutes, backEntries, backEnteredMinutes);
    }

    /** The same in a line, in English. */
    String en() {
        return "Certificate of service %s: %s, %s to %s, %d services, %d minutes; entered afterwards: %d, %d minutes."
                .formatted(number, name, from, to, services, minutes, backEntries, backEnteredMinutes);
    }
}
