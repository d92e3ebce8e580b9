package org.linli.local;

import java.nio.file.Path;

/**
 * Where a platform lives: its directory, its ports, the sources and the city it runs.
 *
 * @param project the checkout, with the built modules below
 * @param home data, logs, process ids and secrets of this platform
 * @param downloads what is fetched and prepared once and outlives a wipe
 * @param city the folder of the city pack whose log-ins the realm knows
 */
public record Layout(Path project, Path home, Path downloads, Path city, PortPlan ports) {

    /**
     * The ports of a platform, all on the loopback address.
     *
     * @param kafkaController the second listener of the broker's node
     * @param keycloak the realm is below {@code http://localhost:<keycloak>/realms/linli}
     */
    public record PortPlan(
            int postgres,
            int kafka,
            int kafkaController,
            int keycloak,
            int intake,
            int dispatch,
            int reporting,
            int volunteer,
            int care) {}

    /** The platform of {@code ./linli up}. */
    public static Layout standard(Path project) {
        var root = project.toAbsolutePath().normalize();
        var home = root.resolve(".linli");
        return new Layout(
                root,
                home,
                home.resolve("keycloak"),
                root.resolve("cities/anhe"),
                new PortPlan(15432, 19092, 19093, 18080, 8081, 8082, 8083, 8084, 8085));
    }

    /** A second platform beside it, on free ports, for tests. */
    public static Layout free(Path project, Path home) {
        var standard = standard(project);
        return new Layout(
                standard.project(),
                home.toAbsolutePath().normalize(),
                standard.downloads(),
                standard.city(),
                new PortPlan(
                        Ports.free(),
                        Ports.free(),
                        Ports.free(),
                        Ports.free(),
                        Ports.free(),
                        Ports.free(),
                        Ports.free(),
                        Ports.free(),
                        Ports.free()));
    }

    /** The same platform for another city. */
    public Layout withCity(Path other) {
        return new Layout(project, home, downloads, other.toAbsolutePath().normalize(), ports);
    }

    /** Holds an ISO-8601 duration by which the services' clocks go wrong; without the file they go right. */
    Path clockOffsetFile() {
        return home.resolve("clock-offset");
    }

    /** The same directories and ports for what was built in another checkout. */
    Layout of(Path checkout) {
        return new Layout(checkout.toAbsolutePath().normalize(), home, downloads, city, ports);
    }

    Place place(String part) {
        return new Place(
                home.resolve(part),
                home.resolve("run").resolve(part + ".pid"),
                home.resolve("logs").resolve(part + ".log"));
    }
}
