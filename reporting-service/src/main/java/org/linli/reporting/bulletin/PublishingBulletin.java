package org.linli.reporting.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.CityTime;
import org.linli.reporting.bulletin.Bulletins.Published;
import org.linli.reporting.indicator.Period;
import org.linli.reporting.rebuild.ProjectionState;

/** Freezes a week: works every figure out over one picture of the facts, keeps the bytes, and tells the city. */
@ApplicationScoped
class PublishingBulletin {

    private final Bulletins bulletins;
    private final Writing writing;
    private final Freezing freezing;
    private final Announcing announcing;
    private final ProjectionState projection;
    private final Clock clock;
    private final CityTime.Settings city;

    PublishingBulletin(
            Bulletins bulletins,
            Writing writing,
            Freezing freezing,
            Announcing announcing,
            ProjectionState projection,
            Clock clock,
            CityTime.Settings city) {
        this.bulletins = bulletins;
        this.writing = writing;
        this.freezing = freezing;
        this.announcing = announcing;
        this.projection = projection;
        this.clock = clock;
        this.city = city;
    }

    /**
     * @param reason why, needed when the week was published before
     * @throws Problem invalid-input when the week is not over or a reason is missing; conflict during a rebuild
     */
    @Transactional
    Published publish(Week week, @Nullable String reason, Actor actor, String role) {
        projection.onePictureAlone("bulletin");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Period period = new Period(week.monday(), week.nextMonday(), city.zone(), now);
        if (!period.isOver()) {
            throw Problem.invalid("week", "over", "该周尚未结束", "the week is not over yet");
        }
        if (projection.current().isRebuilding()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("数据正在重建,完成后方可发布", "The figures are being rebuilt; publish when that is done")
                    .with("state", "rebuilding");
        }
        Optional<Published> former = bulletins.of(week, null);
        if (former.isPresent() && reason == null) {
            throw Problem.invalid(
                            "reason",
                            "required-for-revision",
                            "该周已发布,更正须说明理由",
                            "the week is published; a revision needs a reason")
                    .with("number", former.get().number())
                    .with("revision", former.get().revision());
        }
        int number = former.map(Published::number).orElseGet(bulletins::nextNumber);
        int revision = former.map(Published::revision).orElse(0) + 1;
        BulletinContent content = writing.content(week, number, revision, period, role, reason);
        Published published = freezing.freeze(former.map(freezing::read)
                .map(before -> content.with(Differences.between(before, content)))
                .orElse(content));
        bulletins.keep(published);
        announcing.announce(published, actor, role);
        return published;
    }
}
