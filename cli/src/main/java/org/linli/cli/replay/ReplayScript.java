package org.linli.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;

/**
 * What scripted people do with past messages in one particular city; the packaged one fits the sample city.
 *
 * @param zone of times without one
 * @param people by part: resident, gridWorker, desk, chief, dispatcher, handler, inspector, admin
 * @param fallbackCategory of a message that no keyword fits
 * @param defaultLead the unit to which a case goes for which no rule proposes one
 * @param words notes of the officers by step
 */
record ReplayScript(
        String zone,
        Map<String, Login> people,
        String fallbackCategory,
        String defaultLead,
        Map<String, String> words) {

    static ReplayScript read(@Nullable Path file) {
        try (InputStream in = file == null
                ? Objects.requireNonNull(ReplayScript.class.getResourceAsStream("script.json"))
                : Files.newInputStream(file)) {
            return new ObjectMapper().readValue(in, ReplayScript.class);
        } catch (IOException unreadable) {
            throw Refusal.because("脚本无法读取 · the script cannot be read: " + unreadable.getMessage());
        }
    }

    ZoneId cityZone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Refusal.because("没有此时区 · no such time zone: " + zone);
        }
    }

    Login person(String part) {
        Login login = people.get(part);
        if (login == null) {
            throw Refusal.because("脚本缺少人员 · the script has no " + part);
        }
        return login;
    }

    String word(String step) {
        return words.getOrDefault(step, step);
    }
}
