package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.citypack.ReadPack;
import org.linli.citypack.UnreadableFolder;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Service;
import org.linli.cli.city.Revisions.Standing;

/** Brings a folder into the services: checked by all of them first, applied by each in turn, resumable in between. */
final class LoadingCity {

    private final List<Service> owners;
    private final Settled settled;
    private final Login admin;
    private final String language;
    private final PrintStream out;

    /** What comes after the pack. */
    interface Afterwards {
        /** @return false when it had faults, which are printed */
        boolean bring(Path folder, CityPack pack);
    }

    /** Waits until what was applied is known wherever it has to be. */
    interface Settled {
        void await(CityPack pack, Login admin);
    }

    LoadingCity(List<Service> owners, Settled settled, Login admin, String language, PrintStream out) {
        this.owners = owners;
        this.settled = settled;
        this.admin = admin;
        this.language = language;
        this.out = out;
    }

    /**
     * @param afterwards what else the folder holds
     * @return false when faults were found and printed; of the pack nothing has changed then
     * @throws Refusal when the folder cannot be read or a service refuses
     */
    boolean load(Path folder, Afterwards afterwards) {
        Instant began = Instant.now();
        SortedMap<String, byte[]> files = files(folder);
        ReadPack read = CityPack.read(files);
        Set<FoundFault> faults = new LinkedHashSet<>();
        read.faults().forEach(fault -> faults.add(FoundFault.of(fault, language)));
        if (faults.stream().anyMatch(FoundFault::isOfEncoding)) {
            return refused(faults); // a service is sent text, and this is none
        }
        List<Standing> standings = new ArrayList<>();
        Map<String, Object> body = body(files);
        for (Service owner : owners) {
            try {
                JsonNode check = owner.post("/v1/city-packs", body, admin).body();
                check.path("faults").forEach(fault -> faults.add(FoundFault.of(fault)));
                standings.add(Standing.of(owner, check));
            } catch (RuntimeException unasked) {
                if (faults.stream().allMatch(FoundFault::warning)) {
                    throw unasked;
                }
                out.println(
                        "未经 " + owner.name() + " 校验 · not checked by " + owner.name() + ": " + unasked.getMessage());
            }
        }
        if (!faults.stream().allMatch(FoundFault::warning)) {
            return refused(faults);
        }
        print(faults);
        apply(standings);
        settled.await(read.pack(), admin);
        printCounts(read.pack());
        boolean complete = afterwards.bring(folder, read.pack());
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        out.printf("用时 %.1f 秒 · %.1f s%n", seconds, seconds);
        return complete;
    }

    private void apply(List<Standing> standings) {
        String digest = standings.getFirst().digest();
        if (standings.stream().anyMatch(standing -> !standing.digest().equals(digest))) {
            throw Refusal.because("各服务收到的数据包不一致,请重试 · the services did not get the same pack; try again");
        }
        List<Standing> pending = Revisions.pending(standings);
        if (pending.isEmpty()) {
            out.println("各服务均已是此数据包,无改动 · already the present revision "
                    + standings.getFirst().latest() + " everywhere; nothing changed");
            return;
        }
        int revision = Revisions.next(standings);
        if (pending.size() < standings.size()) {
            out.println("继续上次中断的加载 · taking up a run that broke off");
        }
        for (Standing standing : pending) {
            standing.service().post("/v1/city-packs/" + digest + "/application", Map.of("revision", revision), admin);
            out.println(standing.service().name() + ": 已应用为版本 " + revision + " · applied as revision " + revision);
        }
    }

    private boolean refused(Set<FoundFault> faults) {
        print(faults);
        long errors = faults.stream().filter(fault -> !fault.warning()).count();
        out.println(errors + " 处错误,未作任何改动 · " + errors + " faults; nothing was changed");
        return false;
    }

    private void print(Set<FoundFault> faults) {
        faults.stream().sorted(FoundFault.IN_READING_ORDER).forEach(fault -> out.println(fault.line(language)));
    }

    private void printCounts(CityPack pack) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("区域 areas", pack.areas().size());
        counts.put("网格 grids", pack.grids().size());
        counts.put("路段 streets", pack.streets().size());
        counts.put("类别 categories", pack.categories().size());
        counts.put("单位 units", pack.units().size());
        counts.put("任职 postings", pack.postings().size());
        counts.put("立案条件 conditions", pack.conditions().size());
        counts.put("权责 responsibilities", pack.responsibilities().size());
        counts.put("派遣规则 rules", pack.routing().size());
        counts.put("技能 skills", pack.skills().size());
        counts.put("需求类别 kinds of needs", pack.needKinds().size());
        out.println(pack.info().nameZh() + " · " + pack.info().code() + ":");
        counts.forEach((what, count) -> out.printf("  %7d  %s%n", count, what));
    }

    private static SortedMap<String, byte[]> files(Path folder) {
        try {
            return PackFolder.read(folder);
        } catch (UnreadableFolder unusable) {
            throw Refusal.because(unusable.zh() + " · " + unusable.getMessage());
        } catch (IOException unreadable) {
            throw Refusal.because("目录无法读取 · the folder cannot be read: " + folder);
        }
    }

    private static Map<String, Object> body(SortedMap<String, byte[]> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((path, content) -> texts.put(path, new String(content, StandardCharsets.UTF_8)));
        return Map.of("files", texts);
    }
}
