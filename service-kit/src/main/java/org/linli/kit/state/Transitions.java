package org.linli.kit.state;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A state machine as one table: state, action, role, guards, next state, events. What is possible now, what is refused
 * and why, and the documentation are all read from it.
 *
 * @param <S> the states
 * @param <C> what guards look at
 */
public final class Transitions<S extends Enum<S>, C> {

    /** A condition with a name people can read in a refusal. */
    public record Guard<C>(String name, String zh, String en, Predicate<C> holds) {}

    /** One row of the table. A role of {@code system} is the service itself. */
    public record Transition<S, C>(
            Set<S> from, String action, Set<String> roles, List<Guard<C>> guards, S to, List<String> events) {}

    /** What somebody could do in a state. */
    public record Possible(String action, Set<String> roles) {}

    private final String name;
    private final List<Transition<S, C>> rows;

    private Transitions(String name, List<Transition<S, C>> rows) {
        this.name = name;
        this.rows = List.copyOf(rows);
    }

    @SafeVarargs
    public static <S extends Enum<S>, C> Transitions<S, C> of(String name, Row<S, C>... rows) {
        List<Transition<S, C>> table = new ArrayList<>();
        for (Row<S, C> row : rows) {
            table.add(row.finished());
        }
        return new Transitions<>(name, table);
    }

    @SafeVarargs
    public static <S extends Enum<S>, C> Row<S, C> from(S first, S... more) {
        return new Row<>(EnumSet.of(first, more));
    }

    /**
     * The row for an action of somebody in a state.
     *
     * @throws Refused when no row has this state and action, none of the roles may, or a guard does not hold
     */
    public Transition<S, C> decide(S state, String action, Set<String> roles, C context) {
        List<Transition<S, C>> byAction = rows.stream()
                .filter(t -> t.from().contains(state) && t.action().equals(action))
                .toList();
        if (byAction.isEmpty()) {
            throw new Refused(Refused.Why.STATE, wire(state), action, null, possible(state));
        }
        List<Transition<S, C>> allowed = byAction.stream()
                .filter(t -> t.roles().stream().anyMatch(roles::contains))
                .toList();
        if (allowed.isEmpty()) {
            throw new Refused(Refused.Why.ROLE, wire(state), action, null, possible(state));
        }
        Guard<C> failed = null;
        for (Transition<S, C> row : allowed) {
            Guard<C> broken = row.guards().stream()
                    .filter(g -> !g.holds().test(context))
                    .findFirst()
                    .orElse(null);
            if (broken == null) {
                return row;
            }
            failed = broken;
        }
        throw new Refused(Refused.Why.GUARD, wire(state), action, failed, possible(state));
    }

    /** Every action somebody could take in the state; guards are not asked. */
    public List<Possible> possible(S state) {
        return rows.stream()
                .filter(t -> t.from().contains(state))
                .map(t -> new Possible(t.action(), t.roles()))
                .toList();
    }

    public List<Transition<S, C>> rows() {
        return rows;
    }

    /** The table as Markdown, for the documentation that is kept in step with it by a test. */
    public String asMarkdown() {
        StringBuilder page = new StringBuilder(
                "# " + name + "\n\n| from | action | by | when | to | event |\n|---|---|---|---|---|---|\n");
        for (Transition<S, C> row : rows) {
            page.append("| ")
                    .append(String.join(
                            ", ",
                            row.from().stream()
                                    .sorted()
                                    .map(s -> "`" + wire(s) + "`")
                                    .toList()))
                    .append(" | ")
                    .append(row.action())
                    .append(" | ")
                    .append(String.join(", ", row.roles().stream().sorted().toList()))
                    .append(" | ")
                    .append(String.join(
                            "; ", row.guards().stream().map(Guard::en).toList()))
                    .append(" | `")
                    .append(wire(row.to()))
                    .append("` | ")
                    .append(String.join(
                            ", ", row.events().stream().map(e -> "`" + e + "`").toList()))
                    .append(" |\n");
        }
        return page.toString();
    }

    /** A state as the API and the events show it: {@code TO_ACCEPT} is {@code to-accept}. */
    public static String wire(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A row being written. */
    public static final class Row<S extends Enum<S>, C> {
        private final Set<S> from;
        private String action = "";
        private Set<String> roles = Set.of();
        private final List<Guard<C>> guards = new ArrayList<>();
        private S to;
        private List<String> events = List.of();

        private Row(Set<S> from) {
            this.from = from;
            this.to = from.iterator().next();
        }

        public Row<S, C> on(String action) {
            this.action = action;
            return this;
        }

        public Row<S, C> by(String... roles) {
            this.roles = Set.of(roles);
            return this;
        }

        public Row<S, C> when(Guard<C> guard) {
            guards.add(guard);
            return this;
        }

        public Row<S, C> to(S to) {
            this.to = to;
            return this;
        }

        public Row<S, C> emits(String... events) {
            this.events = List.of(events);
            return this;
        }

        private Transition<S, C> finished() {
            if (action.isEmpty() || roles.isEmpty()) {
                throw new IllegalStateException("a row needs an action and a role: " + from);
            }
            return new Transition<>(Set.copyOf(from), action, roles, List.copyOf(guards), to, events);
        }
    }
}
