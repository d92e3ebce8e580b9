package org.linli.dispatch.casefile;

import java.util.List;
import java.util.Optional;

/**
 * The stages of a case's work and those that are done. The last one is done when the lead reports back. Those before it
 * are done one after the other, as each may be due from the one before; what is still open is done with the report back.
 *
 * @param all in the order of the filing condition; empty before the case is filed
 */
public record WorkStages(List<Stage> all, List<StageDone> done) {

    public Optional<Stage> of(String code) {
        return all.stream().filter(stage -> stage.code().equals(code)).findFirst();
    }

    public Optional<StageDone> doneOf(String code) {
        return done.stream().filter(d -> d.code().equals(code)).findFirst();
    }

    public boolean isLast(Stage stage) {
        return all.getLast().code().equals(stage.code());
    }

    /** Those before the last that are not done, the one that is next first. */
    public List<Stage> open() {
        return all.stream()
                .filter(stage -> !isLast(stage) && doneOf(stage.code()).isEmpty())
                .toList();
    }

    public boolean isNext(Stage stage) {
        return open().stream().findFirst().filter(stage::equals).isPresent();
    }

    /** The one that would be reported next: the last when nothing before it is open. */
    public Optional<Stage> next() {
        return open().stream().findFirst().or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    }
}
