package org.linli.dispatch.tray;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** What to list. */
public class CaseFilter {

    @QueryParam("state")
    @Parameter(description = "one state or several, separated by commas; without it all")
    @Nullable
    String state;

    @QueryParam("category")
    @Parameter(description = "code of a category of any level: it and everything below")
    @Nullable
    String category;

    @QueryParam("area")
    @Parameter(description = "code of an area of any level: it and everything below")
    @Nullable
    String area;

    @QueryParam("unit")
    @Parameter(description = "code of a unit: what it has, or had, an order in")
    @Nullable
    String unit;

    @QueryParam("late")
    @Parameter(description = "true: whose present step should be over by now; false: the others")
    @Nullable
    String late;

    @QueryParam("dueBefore")
    @Parameter(description = "RFC 3339: open, and whose present step should be over before")
    @Nullable
    String dueBefore;

    @QueryParam("number")
    @Parameter(description = "the number that the reporter was given")
    @Nullable
    String number;

    @QueryParam("limit")
    @Parameter(description = "1–200, default 50")
    @Nullable
    Integer limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** Names of the states asked for, as the table holds them. @throws Problem invalid-input for an unknown one */
    <S extends Enum<S>> List<String> states(Class<S> type) {
        if (state == null || state.isBlank()) {
            return List.of();
        }
        return Arrays.stream(state.split(",", -1))
                .map(word -> {
                    try {
                        return Enum.valueOf(
                                        type,
                                        word.strip().toUpperCase(Locale.ROOT).replace('-', '_'))
                                .name();
                    } catch (IllegalArgumentException unknown) {
                        throw Problem.invalid("state", "known", "没有这种状态", "there is no such state");
                    }
                })
                .distinct()
                .toList();
    }

    @Nullable
    Boolean lateOnly() {
        if (late == null) {
            return null;
        }
        if (!late.equals("true") && !late.equals("false")) {
            throw Problem.invalid("late", "boolean", "须为 true 或 false", "must be true or false");
        }
        return Boolean.valueOf(late);
    }
}
