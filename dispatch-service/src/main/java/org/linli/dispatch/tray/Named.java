package org.linli.dispatch.tray;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.registry.AreaRef;
import org.linli.dispatch.registry.CategoryRef;
import org.linli.dispatch.registry.Registry;
import org.linli.dispatch.registry.UnitRef;
import org.linli.dispatch.registry.Wording;

/** A code with what people call it. */
@Schema(name = "Named")
public record Named(String code, Wording name, @Nullable Wording fullName) {

    /** Looks names up, each once for a page. */
    static final class Names {

        private final Registry registry;
        private final Map<String, Named> areas = new HashMap<>();
        private final Map<String, Named> categories = new HashMap<>();
        private final Map<String, Named> units = new HashMap<>();

        Names(Registry registry) {
            this.registry = registry;
        }

        Named area(String code) {
            return areas.computeIfAbsent(
                    code, c -> registry.area(c).map(Names::of).orElse(bare(c)));
        }

        @Nullable
        Named category(@Nullable String code) {
            return code == null
                    ? null
                    : categories.computeIfAbsent(
                            code, c -> registry.category(c).map(Names::of).orElse(bare(c)));
        }

        Named unit(String code) {
            return units.computeIfAbsent(
                    code, c -> registry.unit(c).map(Names::of).orElse(bare(c)));
        }

        private static Named of(AreaRef area) {
            return new Named(area.code(), area.name(), area.fullName());
        }

        private static Named of(CategoryRef category) {
            return new Named(category.code(), category.name(), category.fullName());
        }

        private static Named of(UnitRef unit) {
            return new Named(unit.code(), unit.name(), null);
        }

        private static Named bare(String code) {
            return new Named(code, new Wording(code, null), null);
        }
    }
}
