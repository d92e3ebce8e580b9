package org.linli.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Cases;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Reports;
import org.linli.cli.replay.CsvRows.RowFault;

/** A whole replay: reads, walks, imports, and says where the bulletins are. */
final class Replaying {

    private static final Duration CATCHING_UP = Duration.ofSeconds(120);
    private static final int MOST_WEEKS_SHOWN = 12;
    private static final int SAMPLE = 50;

    /**
     * What to do.
     *
     * @param live how many of the first messages are walked through all steps
     */
    record Plan(Path file, @Nullable Path decisions, String source, int live, boolean imports, boolean bulletins) {}

    private final Platform platform;
    private final ReplayScript script;
    private final Keywords keywords;
    private final ZoneId zone;
    private final PrintStream out;

    Replaying(Platform platform, ReplayScript script, Keywords keywords, ZoneId zone, PrintStream out) {
        this.platform = platform;
        this.script = script;
        this.keywords = keywords;
        this.zone = zone;
        this.out = out;
    }

    /** @return whether nothing was refused */
    boolean run(Plan plan) {
        Messages read = Messages.read(plan.file(), zone);
        Decisions decisions = plan.decisions() == null ? Decisions.NONE : Decisions.read(plan.decisions(), zone);
        out.println(plan.file() + ": " + read.messages().size() + " 条可用 · usable, "
                + read.faults().size() + " 条有误 · faulty");
        boolean clean = print(plan.file(), read.faults());
        if (plan.decisions() != null) {
            clean &= print(plan.decisions(), decisions.faults());
            clean &= print(plan.decisions(), decisions.strangers(ids(read.messages())));
        }
        List<Instant> moments = new ArrayList<>();
        if (plan.live() > 0) {
            List<Message> first = read.messages().stream().limit(plan.live()).toList();
            clean &= live(plan.file(), first);
            moments.add(Instant.now());
        }
        if (plan.imports()) {
            clean &= imports(plan, read.messages(), decisions);
            moments.addAll(moments(read.messages(), decisions));
        }
        sayBulletins(plan, new Weeks(zone).of(moments));
        return clean;
    }

    private boolean live(Path file, List<Message> messages) {
        Instant began = Instant.now();
        out.println("实时办理 · live: " + messages.size());
        Tally tally = new Tally(out, messages.size());
        WalkingMessage walking = new WalkingMessage(
                new Reports(platform.intake()), new Cases(platform.dispatch()), script, keywords, grids());
        new LiveReplay(walking, tally).run(messages);
        for (Ending ending : Ending.values()) {
            if (tally.count(ending) > 0) {
                out.println("  " + tally.count(ending) + "  " + ending.words());
            }
        }
        out.println("  被拒 " + tally.refusals().size() + " 条,用时 " + seconds(began) + " 秒 · refused "
                + tally.refusals().size() + ", " + seconds(began) + " s");
        return print(file, tally.refusals());
    }

    private boolean imports(Plan plan, List<Message> messages, Decisions decisions) {
        Instant began = Instant.now();
        out.println("导入 · import: " + messages.size());
        Login admin = script.person("admin");
        ImportReplay imports = new ImportReplay(platform.intake(), admin, out);
        imports.run(plan.source(), messages, decisions);
        out.println("  新增 " + imports.imported().size() + ",已有 " + imports.known() + ",被拒 "
                + imports.refusals().size() + ",用时 " + seconds(began) + " 秒 · new, known before, refused, "
                + seconds(began) + " s");
        awaitReporting(imports.imported());
        return print(plan.file(), imports.refusals());
    }

    /** Bulletins must not be published before what they tell has arrived. */
    private void awaitReporting(List<String> reports) {
        Instant began = Instant.now();
        Login officer = script.person("chief");
        for (String report : sample(reports)) {
            Pause.until("report " + report + " in reporting", CATCHING_UP, () -> {
                try {
                    JsonNode timeline = platform.reporting()
                            .get("/v1/timelines/" + report, officer)
                            .body();
                    return timeline.path("state").isTextual() ? timeline : null;
                } catch (Refusal refusal) {
                    if (refusal.status() == 404) {
                        return null;
                    }
                    throw refusal;
                }
            });
        }
        if (!reports.isEmpty()) {
            out.println(
                    "  统计已收到,又过 " + seconds(began) + " 秒 · reporting has them after another " + seconds(began) + " s");
        }
    }

    /** The last ones, and some of all the others: partitions are read side by side. */
    private static List<String> sample(List<String> reports) {
        int gap = Math.max(1, reports.size() / SAMPLE);
        return IntStream.range(0, reports.size())
                .filter(i -> i % gap == 0 || i >= reports.size() - SAMPLE)
                .mapToObj(reports::get)
                .toList();
    }

    private void sayBulletins(Plan plan, SortedSet<String> weeks) {
        if (weeks.isEmpty()) {
            return;
        }
        String now = new Weeks(zone).of(Instant.now());
        SortedSet<String> past = weeks.headSet(now);
        out.println("所涉各周 · weeks touched: " + weeks.size() + " (" + weeks.first() + " … " + weeks.last() + ")");
        if (plan.bulletins()) {
            new Bulletins(platform.reporting(), script.person("admin"), out).publish(past);
        } else if (!past.isEmpty()) {
            out.println("发布过往各周周报 · publish those of past weeks: ./linli replay " + plan.file() + " --bulletins");
        }
        out.println("阅读(已发布者) · read, once published:");
        out.println("  " + platform.reporting().base() + "/v1/bulletins");
        past.stream()
                .skip(Math.max(0, past.size() - MOST_WEEKS_SHOWN))
                .forEach(week -> out.println("  " + platform.reporting().base() + "/v1/bulletins/" + week));
        if (weeks.contains(now)) {
            out.println("  本周 " + now + " 结束后可发布 · this week can be published once it is over");
        }
    }

    private List<String> grids() {
        List<String> grids = platform.intake().all("/v1/areas?level=grid&limit=200", null).stream()
                .map(area -> area.path("code").asText())
                .sorted()
                .toList();
        if (grids.isEmpty()) {
            throw Refusal.because("尚未加载城市数据包 · no city is loaded yet: ./linli city load DIR");
        }
        return grids;
    }

    private static Set<String> ids(List<Message> messages) {
        return messages.stream().map(Message::id).collect(Collectors.toSet());
    }

    private static List<Instant> moments(List<Message> messages, Decisions decisions) {
        List<Instant> moments = new ArrayList<>();
        for (Message message : messages) {
            moments.add(message.sentAt());
            if (message.repliedAt() != null) {
                moments.add(message.repliedAt());
            }
            decisions.of(message).ifPresent(steps -> moments.addAll(steps.values()));
        }
        return moments;
    }

    private boolean print(Path file, List<RowFault> faults) {
        faults.forEach(fault -> out.println("  " + file + ":" + fault.line() + ": " + fault.why()));
        return faults.isEmpty();
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }
}
