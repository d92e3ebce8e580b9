package org.linli.dispatch.registry;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something computed from what is known of the city, kept for as long as that stays the same. */
public final class Derived<T> {

    private record Held<T>(City city, T value) {}

    private final Function<City, T> compute;
    private volatile @Nullable Held<T> held;

    public Derived(Function<City, T> compute) {
        this.compute = compute;
    }

    public T of(City city) {
        Held<T> present = held;
        if (present == null || present.city() != city) {
            present = new Held<>(city, compute.apply(city));
            held = present;
        }
        return present.value();
    }
}
