package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.registry.Registry;
import org.linli.dispatch.registry.UnitRef;
import org.linli.kit.problem.Problem;

/** Which units may get an order: known, in service, each once in a case. */
@ApplicationScoped
class NamedUnits {

    private static final int MOST_SUPPORTING = 20;

    private final Registry registry;

    NamedUnits(Registry registry) {
        this.registry = registry;
    }

    /**
     * @param taken units that have a standing order in the case
     * @throws Problem invalid-input when it cannot get an order
     */
    String lead(@Nullable String code, Collection<String> taken) {
        String given = unit("lead", code);
        if (taken.contains(given)) {
            throw repeated("lead");
        }
        return given;
    }

    /** The same for those that support. */
    List<String> supporting(@Nullable List<@Nullable String> codes, Collection<String> taken) {
        if (codes == null) {
            return List.of();
        }
        if (codes.size() > MOST_SUPPORTING) {
            throw Problem.invalid("supporting", "count", "最多 20 个配合单位", "at most 20 supporting units");
        }
        Set<String> seen = new HashSet<>(taken);
        for (int i = 0; i < codes.size(); i++) {
            String field = "supporting[" + i + "]";
            if (!seen.add(unit(field, codes.get(i)))) {
                throw repeated(field);
            }
        }
        return List.copyOf(codes);
    }

    private String unit(String field, @Nullable String code) {
        String given = Asked.words(field, code, 40);
        UnitRef unit = registry.unit(given)
                .orElseThrow(() -> Problem.invalid(field, "known", "没有这个单位", "there is no such unit"));
        if (unit.retired()) {
            throw Problem.invalid(field, "in-service", "该单位已停用,不再接收工单", "the unit is retired and gets no new orders");
        }
        return given;
    }

    private static Problem repeated(String field) {
        return Problem.invalid(field, "distinct", "同一单位在一个案件中只能有一张工单", "a unit gets one order in a case");
    }
}
