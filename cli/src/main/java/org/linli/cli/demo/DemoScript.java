package org.linli.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Login;
import org.linli.cli.api.Picture;
import org.linli.cli.api.Refusal;

/**
 * The case that is played, the need, and the visit; the packaged ones fit the sample city.
 *
 * @param zone in which times are shown
 * @param people by part: resident, gridWorker, desk, chief, dispatcher, handler ({@code {unit}} stands for the lead unit),
 *     inspector, volunteer, carer, handlerOfAll (whoever stands in for a unit that has no log-in)
 * @param report as it is submitted, less its photos
 * @param photos drawn on the spot; scene {@code before} belongs to the report, {@code after} to the report back
 * @param lead the unit that gets the case when no rule proposes one
 * @param volunteer as the volunteer registers
 * @param need as the desk proposes it, less its window; null or left out: only the case is played
 * @param care whom a carer visits in vain; null or left out: no visit is played
 * @param words what each person says, by step
 */
record DemoScript(
        String zone,
        Map<String, Login> people,
        Map<String, Object> report,
        List<Photo> photos,
        String lead,
        @Nullable Map<String, Object> volunteer,
        @Nullable Map<String, Object> need,
        @Nullable CareOf care,
        Map<String, String> words) {

    /**
     * Whom a carer visits in vain.
     *
     * @param key under which the person is registered: the same person however often it is played
     * @param elder as the grid worker registers them
     * @param contacts whom to call, in their order
     * @param carer as the desk takes them on, unless they are a carer already
     * @param roster area whose next day is planned
     */
    record CareOf(
            String key,
            Map<String, Object> elder,
            List<Map<String, Object>> contacts,
            Map<String, Object> carer,
            String roster) {}

    record Photo(String caption, String scene) {

        byte[] jpeg() {
            return Picture.of(caption, scene.equals("after"));
        }
    }

    static DemoScript read(@Nullable Path file) {
        try (InputStream in = file == null
                ? Objects.requireNonNull(DemoScript.class.getResourceAsStream("script.json"))
                : Files.newInputStream(file)) {
            return new ObjectMapper().readValue(in, DemoScript.class);
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

    Login handlerOf(String unit) {
        Login login = person("handler");
        return new Login(login.username().replace("{unit}", unit), login.client());
    }

    boolean hasNeed() {
        return need != null;
    }

    boolean hasVisit() {
        return care != null;
    }

    List<Photo> scene(String scene) {
        return photos.stream().filter(photo -> photo.scene().equals(scene)).toList();
    }

    String word(String step) {
        return words.getOrDefault(step, step);
    }
}
