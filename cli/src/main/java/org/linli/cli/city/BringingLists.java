package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.StreamSupport;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Service;

/** Brings the lists of a city's folder {@code volunteering} in after its pack: people, teams, needs, offers. */
final class BringingLists {

    private record ListOf(String file, String what, String path) {}

    private static final ListOf PEOPLE = new ListOf("people.csv", "志愿者 people", "/v1/people-imports");
    private static final List<ListOf> LISTS = List.of(
            PEOPLE,
            new ListOf("teams.csv", "团队 teams", "/v1/team-imports"),
            new ListOf("needs.csv", "需求 needs", "/v1/need-imports"),
            new ListOf("offers.csv", "资源与服务 offers", "/v1/offer-imports"));

    /** What volunteer-service may not have heard of yet. */
    private static final Set<String> STILL_COMING = Set.of("known-community-or-grid", "known-unit", "known-area");

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Service volunteer;
    private final Login admin;
    private final VerifyingCertificates verifying;
    private final Clock clock;
    private final PrintStream out;

    BringingLists(Service volunteer, Login admin, VerifyingCertificates verifying, Clock clock, PrintStream out) {
        this.volunteer = volunteer;
        this.admin = admin;
        this.verifying = verifying;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Does nothing where there is no such folder.
     *
     * @return false when a list had faults, which are printed; it and those after it were not imported
     * @throws Refusal when the folder cannot be read, or the service refuses for another reason
     */
    boolean bring(Path folder, CityPack city) {
        Path lists = folder.resolve(PackFolder.VOLUNTEERING);
        if (!Files.isDirectory(lists)) {
            return true;
        }
        SortedMap<String, byte[]> files = files(lists);
        ListTimes times = new ListTimes(
                LocalDate.ofInstant(clock.instant(), city.info().zone()),
                city.info().zone());
        for (ListOf list : LISTS) {
            byte[] csv = files.get(list.file());
            if (csv != null && !bring(list, times.resolved(csv))) {
                return false;
            }
            if (csv != null && list.equals(PEOPLE)) {
                verifying.verify(csv, city);
            }
        }
        return true;
    }

    private boolean bring(ListOf list, byte[] csv) {
        awaitPlaces(list, csv);
        try {
            JsonNode done = volunteer.postCsv(list.path(), csv, admin).body();
            out.printf(
                    "  %7d  %s (新增 new %d, 更新 updated %d, 未变 unchanged %d)%n",
                    done.path("rows").asInt(),
                    list.what(),
                    done.path("made").asInt(),
                    done.path("updated").asInt(),
                    done.path("unchanged").asInt());
            return true;
        } catch (Refusal refusal) {
            if (!refusal.type().equals("import-faulty")) {
                throw refusal;
            }
            refusal.problem().path("faults").forEach(fault -> print(list, fault));
            out.println(list.file() + ": 未导入 · not imported");
            return false;
        }
    }

    /** Areas and units come to the service on topics, some time after the pack was applied. */
    private void awaitPlaces(ListOf list, byte[] csv) {
        Pause.until("areas and units of " + list.file() + " in volunteer", LIMIT, () -> {
            JsonNode faults = volunteer
                    .postCsv(list.path() + "?check=true", csv, admin)
                    .body()
                    .path("faults");
            boolean onlyWaiting = !faults.isEmpty()
                    && StreamSupport.stream(faults.spliterator(), false)
                            .allMatch(fault ->
                                    STILL_COMING.contains(fault.path("rule").asText()));
            return onlyWaiting ? null : faults;
        });
    }

    private void print(ListOf list, JsonNode fault) {
        out.println(PackFolder.VOLUNTEERING + "/" + list.file() + ":"
                + fault.path("line").asInt() + ": "
                + fault.path("column").asText() + " " + fault.path("rule").asText() + " "
                + fault.path("message").asText());
    }

    private static SortedMap<String, byte[]> files(Path lists) {
        try {
            return PackFolder.read(lists);
        } catch (IOException unreadable) {
            throw Refusal.because("目录无法读取 · the folder cannot be read: " + lists);
        }
    }
}
