package org.linli.volunteer.person;

import static org.linli.volunteer.person.ActingFor.DESK;
import static org.linli.volunteer.person.ActingFor.ONESELF;
import static org.linli.volunteer.person.ActingFor.REPRESENTATIVE;
import static org.linli.volunteer.person.PersonState.ACTIVE;
import static org.linli.volunteer.person.PersonState.ERASED;
import static org.linli.volunteer.person.PersonState.LEFT;
import static org.linli.volunteer.person.PersonState.PAUSED;

import org.linli.kit.identity.Actor;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a profile, by whom and when. It begins active, by {@code register}. */
final class PersonTable {

    static final String PAUSE = "pause";
    static final String LEAVE = "leave";
    static final String RETURN = "return";
    static final String ERASE = "erase";

    static final Transitions<PersonState, Actor> PERSON = Transitions.of(
            "Person",
            from(ACTIVE).on(PAUSE).by(ONESELF, REPRESENTATIVE, DESK).to(PAUSED),
            from(ACTIVE, PAUSED).on(LEAVE).by(ONESELF, REPRESENTATIVE, DESK).to(LEFT),
            from(PAUSED, LEFT).on(RETURN).by(ONESELF, REPRESENTATIVE, DESK).to(ACTIVE),
            from(ACTIVE, PAUSED, LEFT).on(ERASE).by(ONESELF, DESK).to(ERASED));

    private PersonTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<PersonState, Actor> from(PersonState first, PersonState... more) {
        return Transitions.from(first, more);
    }
}
