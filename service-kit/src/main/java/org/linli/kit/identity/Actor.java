package org.linli.kit.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/**
 * Who acts: the token's subject, through which client, with which roles, and where those roles count right now. A role
 * counts only where token and posting agree.
 *
 * @param subject the token's subject; {@code system:<service>} for a clock or a rule
 * @param client the token's authorised party
 * @param roles coarse roles of the token
 * @param postings valid at the moment of the request
 */
public record Actor(String subject, String client, Set<String> roles, List<Posting> postings) {

    /** The service itself, acting by a clock or a rule. */
    public static Actor system(String service) {
        return new Actor("system:" + service, "system", Set.of("system"), List.of());
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean mayIn(String role, String areaPath) {
        return has(role) && postings.stream().anyMatch(p -> p.role().equals(role) && p.coversArea(areaPath));
    }

    public boolean mayFor(String role, String unit) {
        return has(role) && postings.stream().anyMatch(p -> p.role().equals(role) && unit.equals(p.unit()));
    }

    /** The first of the roles that counts at the place. @throws Problem not-allowed when none does */
    public String requireIn(String areaPath, String... anyOf) {
        for (String role : anyOf) {
            if (mayIn(role, areaPath)) {
                return role;
            }
        }
        throw refused(anyOf);
    }

    /** @throws Problem not-allowed when the role is not held at the unit */
    public void requireFor(String unit, String role) {
        if (!mayFor(role, unit)) {
            throw refused(role);
        }
    }

    /**
     * For what concerns no single place: the first of the roles that is held at some area or unit.
     *
     * @throws Problem not-allowed when none is, as after the last posting was withdrawn
     */
    public String requireSomewhere(String... anyOf) {
        for (String role : anyOf) {
            if (has(role) && postings.stream().anyMatch(p -> p.role().equals(role))) {
                return role;
            }
        }
        throw refused(anyOf);
    }

    /** Paths of the areas where any of the roles counts; empty when none does. */
    public Set<String> areaPaths(String... anyOf) {
        Set<String> wanted = Set.of(anyOf);
        return postings.stream()
                .filter(p -> p.areaPath() != null && wanted.contains(p.role()) && has(p.role()))
                .map(Posting::areaPath)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Codes of the units for which the role counts. */
    public Set<String> units(String role) {
        return postings.stream()
                .filter(p -> p.unit() != null && p.role().equals(role) && has(role))
                .map(Posting::unit)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Problem refused(String... anyOf) {
        String wanted = String.join(", ", anyOf);
        return Problem.of(CommonProblem.NOT_ALLOWED)
                .detail("需要在此区域或单位任职:" + wanted, "Needs a posting here as: " + wanted)
                .with("roles", List.of(anyOf));
    }
}
