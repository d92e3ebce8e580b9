package org.linli.local;

import java.util.List;

/** The module each service is built in; a service is called as its database is. */
final class ServiceModules {

    /** In the order of their ports. */
    static final List<String> SERVICES = List.of("intake", "dispatch", "reporting", "volunteer", "care");

    private ServiceModules() {}

    static String of(String service) {
        return service.equals("care") ? "elderly-care-service" : service + "-service";
    }
}
