package org.linli.kit.consume;

/** A service's channel: implemented by the bean that owns the routes, so that dead letters can be replayed through it. */
public interface Consumption {
    EventRoutes routes();
}
