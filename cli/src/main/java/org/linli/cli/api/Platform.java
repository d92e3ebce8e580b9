package org.linli.cli.api;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The services, each called with the token of whoever acts. */
public record Platform(Service intake, Service dispatch, Service reporting, Service volunteer, Service care) {

    /** Requests on their way to one service; more only queue up in front of a small machine's database pool. */
    private static final int AT_ONCE = 16;

    public static Platform at(Addresses addresses) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        Tokens tokens = new Tokens(addresses.issuer(), http, Clock.systemUTC(), System.getenv("LINLI_TOKEN"));
        String language = addresses.language();
        return new Platform(
                new Service("intake", addresses.intake(), http, tokens, language, AT_ONCE),
                new Service("dispatch", addresses.dispatch(), http, tokens, language, AT_ONCE),
                new Service("reporting", addresses.reporting(), http, tokens, language, AT_ONCE),
                new Service("volunteer", addresses.volunteer(), http, tokens, language, AT_ONCE),
                new Service("care", addresses.care(), http, tokens, language, AT_ONCE));
    }

    public List<Service> services() {
        return List.of(intake, dispatch, reporting, volunteer, care);
    }
}
