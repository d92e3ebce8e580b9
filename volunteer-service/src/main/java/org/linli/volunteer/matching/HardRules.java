package org.linli.volunteer.matching;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who can be asked for one need. Each rule answers with the fact that breaks it. */
final class HardRules {

    private static final HardRule[] RULES = HardRule.values();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int SECONDS_A_MINUTE = 60;

    private final NeedToMatch need;
    private final ZoneId zone;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final Instant weekBegins;
    private final Instant weekEnds;
    private final Window times;
    private final String window;
    private final String below;

    HardRules(NeedToMatch need, ZoneId zone) {
        this.need = need;
        this.zone = zone;
        this.firstDay = need.from().atZone(zone).toLocalDate();
        // A service that ends at midnight does not reach into the day that begins then.
        this.lastDay = need.to().minusNanos(1).atZone(zone).toLocalDate();
        LocalDate monday = firstDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.weekBegins = monday.atStartOfDay(zone).toInstant();
        this.weekEnds = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
        this.times = new Window(need.from(), need.to(), zone);
        this.window = minute(need.from()) + " – " + minute(need.to());
        this.below = need.reachPath() + ".";
    }

    /** The first rule somebody breaks; null when they keep them all. */
    @Nullable
    Broken first(Candidate person) {
        for (HardRule rule : RULES) {
            Broken broken = check(rule, person);
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    /**
     * The first rule that keeps somebody from a place they ask for themselves. Being ranked needs their consent, and times they
     * told; whoever asks has said both by asking. What they agreed to elsewhere still counts.
     */
    @Nullable
    Broken firstOfClaim(Candidate person) {
        for (HardRule rule : RULES) {
            Broken broken = switch (rule) {
                case CONSENT -> null;
                case FREE_TIME -> engagement(person);
                default -> check(rule, person);
            };
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    /** Every rule somebody breaks, in the order of rules. */
    List<Broken> all(Candidate person) {
        List<Broken> broken = new ArrayList<>();
        for (HardRule rule : RULES) {
            Broken found = check(rule, person);
            if (found != null) {
                broken.add(found);
            }
        }
        return broken;
    }

    private @Nullable Broken check(HardRule rule, Candidate person) {
        return switch (rule) {
            case CONSENT -> consent(person);
            case CERTIFICATE -> certificate(person);
            case SKILL -> skill(person);
            case FREE_TIME -> freeTime(person);
            case WEEKLY_CAP -> weeklyCap(person);
            case BLOCKED_PAIR -> blockedPair(person);
            case OWN_HOUSEHOLD -> ownHousehold(person);
            case AREA -> area(person);
        };
    }

    private static @Nullable Broken consent(Candidate person) {
        return person.consents()
                ? null
                : new Broken(
                        HardRule.CONSENT, "未同意参与匹配,或已撤回、暂停", "has not agreed to be matched, withdrew it, or is paused");
    }

    /** Among the groups whose skills somebody has: a certificate of another group is of no use to them. */
    private @Nullable Broken certificate(Candidate person) {
        if (need.wanted().isEmpty()) {
            return null;
        }
        List<Wanted> groups = need.wanted().stream()
                .filter(group -> person.skills().containsAll(group.skills()))
                .toList();
        Set<String> fewest = null;
        for (Wanted group : groups.isEmpty() ? need.wanted() : groups) {
            Set<String> missing = new TreeSet<>();
            for (String kind : group.certificates()) {
                if (!holds(person, kind)) {
                    missing.add(kind);
                }
            }
            if (missing.isEmpty()) {
                return null;
            }
            fewest = fewest == null || missing.size() < fewest.size() ? missing : fewest;
        }
        String kinds = String.join(", ", Objects.requireNonNull(fewest));
        return new Broken(
                HardRule.CERTIFICATE,
                "服务时没有已核验且有效的证书:" + kinds,
                "no verified certificate valid at the time of service: " + kinds);
    }

    private boolean holds(Candidate person, String kind) {
        for (Candidate.Certificate certificate : person.certificates()) {
            if (certificate.kind().equals(kind) && certificate.counts(firstDay, lastDay)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Broken skill(Candidate person) {
        Set<String> fewest = null;
        for (Wanted group : need.wanted()) {
            if (person.skills().containsAll(group.skills())) {
                return null;
            }
            Set<String> missing = new TreeSet<>(group.skills());
            missing.removeAll(person.skills());
            fewest = fewest == null || missing.size() < fewest.size() ? missing : fewest;
        }
        if (fewest == null) {
            return null;
        }
        String skills = String.join(", ", fewest);
        return new Broken(HardRule.SKILL, "缺少技能:" + skills, "lacks skills: " + skills);
    }

    private @Nullable Broken freeTime(Candidate person) {
        if (!person.availability().isTold()) {
            return new Broken(HardRule.FREE_TIME, "尚未登记空闲时间", "has told no times at which they are free");
        }
        if (!person.availability().covers(times)) {
            return new Broken(
                    HardRule.FREE_TIME, "空闲时间未覆盖整个时段:" + window, "is not free in the whole window: " + window);
        }
        return engagement(person);
    }

    private @Nullable Broken engagement(Candidate person) {
        for (Candidate.Engagement other : person.engagements()) {
            Broken broken = meets(other);
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private @Nullable Broken meets(Candidate.Engagement other) {
        if (other.from().isBefore(need.to()) && need.from().isBefore(other.to())) {
            return new Broken(
                    HardRule.FREE_TIME,
                    "此时段已有安排:" + minute(other.from()) + " – " + minute(other.to()),
                    "has agreed to something else then: " + minute(other.from()) + " – " + minute(other.to()));
        }
        long way = (long) Math.ceil(
                Walking.minutes(other.place(), other.areaPath(), need.place(), need.areaPath()) * SECONDS_A_MINUTE);
        boolean reachesThis = !other.to().plusSeconds(way).isAfter(need.from());
        boolean reachesOther = !need.to().plusSeconds(way).isAfter(other.from());
        if (reachesThis || reachesOther) {
            return null;
        }
        long minutes = Math.ceilDiv(way, SECONDS_A_MINUTE);
        return other.to().isAfter(need.from())
                ? new Broken(
                        HardRule.FREE_TIME,
                        minute(other.from()) + " 另有安排,路程约 " + minutes + " 分钟,来不及",
                        "something else begins at " + minute(other.from()) + ", " + minutes + " minutes away: too far")
                : new Broken(
                        HardRule.FREE_TIME,
                        "前一安排至 " + minute(other.to()) + ",路程约 " + minutes + " 分钟,来不及",
                        "something else ends at " + minute(other.to()) + ", " + minutes + " minutes away: too far");
    }

    private @Nullable Broken weeklyCap(Candidate person) {
        Integer cap = person.weeklyCap();
        if (cap == null) {
            return null;
        }
        long agreed = 0;
        for (Candidate.Engagement other : person.engagements()) {
            if (!other.from().isBefore(weekBegins) && other.from().isBefore(weekEnds)) {
                agreed += other.minutes();
            }
        }
        if (agreed + need.minutes() <= cap) {
            return null;
        }
        return new Broken(
                HardRule.WEEKLY_CAP,
                "该周已定 " + agreed + " 分钟,加上本次 " + need.minutes() + " 分钟,超过上限 " + cap + " 分钟",
                agreed + " minutes agreed that week and " + need.minutes() + " more exceed the cap of " + cap);
    }

    private @Nullable Broken blockedPair(Candidate person) {
        return need.receiver() != null && person.blocked().contains(need.receiver())
                ? new Broken(HardRule.BLOCKED_PAIR, "与受助人互相回避", "the two shall not meet")
                : null;
    }

    private @Nullable Broken ownHousehold(Candidate person) {
        boolean oneself =
                need.receiver() != null && need.receiver().equals(person.id().toString());
        boolean together =
                need.receiverHousehold() != null && need.receiverHousehold().equals(person.household());
        return oneself || together
                ? new Broken(HardRule.OWN_HOUSEHOLD, "与受助人同住,或即本人", "lives with the receiver, or is the receiver")
                : null;
    }

    private @Nullable Broken area(Candidate person) {
        return person.areaPath().equals(need.reachPath()) || person.areaPath().startsWith(below)
                ? null
                : new Broken(
                        HardRule.AREA,
                        "不住在此需求的范围内:" + need.reachPath(),
                        "does not live within the reach of the need: " + need.reachPath());
    }

    private String minute(Instant moment) {
        return MINUTE.format(moment.atZone(zone));
    }
}
