package org.linli.dispatch.casefile;

import java.time.Instant;
import org.linli.dispatch.deadline.StageDue;
import org.linli.dispatch.registry.Wording;

/** A stage of the work and when it is due, computed once and kept with its explanation. */
public record Stage(String code, Wording name, Instant dueAt, boolean provisional, Wording explanation) {

    public static Stage of(StageDue stage) {
        return new Stage(
                stage.code(),
                stage.name(),
                stage.due().dueAt(),
                stage.due().provisional(),
                stage.due().explanation());
    }
}
