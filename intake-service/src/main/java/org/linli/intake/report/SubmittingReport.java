package org.linli.intake.report;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.linli.intake.idempotency.IdempotencyKeys;
import org.linli.intake.idempotency.KeyUse;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Takes a report: checks it, writes it together with others that come at the same moment, answers after the commit. */
@ApplicationScoped
class SubmittingReport {

    private final ReadingSubmission reading;
    private final IdempotencyKeys keys;
    private final IntakeSettings settings;
    private final CoalescingWriter<Submission, WritingSubmissions.Written> writer;

    SubmittingReport(
            ReadingSubmission reading,
            WritingSubmissions writing,
            IdempotencyKeys keys,
            IntakeSettings settings,
            MeterRegistry metrics) {
        this.reading = reading;
        this.keys = keys;
        this.settings = settings;
        this.writer = new CoalescingWriter<>(
                writing::write,
                settings.writer().queue(),
                settings.writer().batch(),
                settings.writer().workers());
        Gauge.builder("linli.intake.waiting", writer, CoalescingWriter::waiting).register(metrics);
    }

    void stop(@Observes ShutdownEvent stopping) {
        writer.close();
    }

    /**
     * @param idempotencyKey header as it came
     * @return completed after the commit that holds the report
     * @throws Problem with what is wrong; idempotency-key-reused; unavailable when the queue is full
     */
    CompletableFuture<Receipt> submit(SubmissionBody body, Submitter submitter, @Nullable String idempotencyKey) {
        String header = submitter.key(idempotencyKey);
        KeyUse key = header == null ? null : new KeyUse(submitter.scope(), header, reading.hash(body));
        Submission submission;
        try {
            submission = reading.read(body, submitter, key);
        } catch (Problem refused) {
            return key == null ? CompletableFuture.failedFuture(refused) : firstAnswerElse(refused, key);
        }
        return writer.submit(submission)
                .orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .handle((written, failed) -> {
                    if (failed != null) {
                        throw failed instanceof TimeoutException ? CoalescingWriter.busy() : passedOn(failed);
                    }
                    return receipt(written);
                });
    }

    /** What was right when it came first gets its first answer again, even if the city has changed since. */
    private CompletableFuture<Receipt> firstAnswerElse(Problem refused, KeyUse key) {
        return CompletableFuture.supplyAsync(
                () -> receipt(keys.remembered(key.name())
                        .map(was -> WritingSubmissions.repeated(key, was.bodyHash(), was.answer()))
                        .orElseThrow(() -> refused)),
                Infrastructure.getDefaultWorkerPool());
    }

    private static Receipt receipt(WritingSubmissions.Written written) {
        if (written.keyReused()) {
            throw Problem.of(CommonProblem.KEY_REUSED)
                    .detail("同一幂等键下的请求内容不同", "The request under this key was a different one");
        }
        return written.receipt();
    }

    private static RuntimeException passedOn(Throwable failed) {
        Throwable cause = failed.getCause() != null && failed instanceof java.util.concurrent.CompletionException
                ? failed.getCause()
                : failed;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
