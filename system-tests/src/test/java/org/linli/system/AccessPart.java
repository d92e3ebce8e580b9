package org.linli.system;

import java.util.List;
import java.util.Map;

/**
 * What the calls on some lines of the access list are about.
 *
 * <p>To add lines for a new room: write a class {@code AccessXyz} that makes its things in its constructor, as the people
 * whose task that is would make them, and waits there until they are known wherever they are asked for; name it in {@link
 * AccessParts}. It says
 *
 * <ul>
 *   <li>{@link #things}: for each wording of the column {@code on} the ids that go into the path, in the order of its
 *       placeholders. A list is searched for the first. Placeholders without an id get one that nothing has.
 *   <li>{@link #bodies} and {@link #queries}: by endpoint as it stands in the list, such as {@code POST
 *       /v1/needs/{id}/review}, or by endpoint and thing, such as {@code POST /v1/needs on a need of the unit}, which comes
 *       first. What is not named has none.
 *   <li>{@link #standing}: how its things stand. It is compared before and after all calls: none may change anything.
 * </ul>
 *
 * <p>So that none does: every call but a GET carries an {@code If-Match} that no version equals and an {@code
 * Idempotency-Key} of its own. An endpoint that asks for no version is given content that is refused after the caller's
 * right was checked, or that names what stands already.
 */
interface AccessPart {

    Map<String, List<String>> things();

    default Map<String, Object> bodies() {
        return Map.of();
    }

    default Map<String, String> queries() {
        return Map.of();
    }

    default Map<String, Object> standing() {
        return Map.of();
    }
}
