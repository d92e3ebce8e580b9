package org.linli.cli.api;

import java.net.URI;
import picocli.CommandLine.Option;

/** Where the parts of the platform are; options of every command, else the environment, else this machine. */
public final class Addresses {

    @Option(
            names = "--intake",
            paramLabel = "URL",
            defaultValue = "${env:LINLI_INTAKE_URL:-http://localhost:8081}",
            description = "intake-service (env LINLI_INTAKE_URL); ${DEFAULT-VALUE}")
    private URI intake = URI.create("http://localhost:8081");

    @Option(
            names = "--dispatch",
            paramLabel = "URL",
            defaultValue = "${env:LINLI_DISPATCH_URL:-http://localhost:8082}",
            description = "dispatch-service (env LINLI_DISPATCH_URL); ${DEFAULT-VALUE}")
    private URI dispatch = URI.create("http://localhost:8082");

    @Option(
            names = "--reporting",
            paramLabel = "URL",
            defaultValue = "${env:LINLI_REPORTING_URL:-http://localhost:8083}",
            description = "reporting-service (env LINLI_REPORTING_URL); ${DEFAULT-VALUE}")
    private URI reporting = URI.create("http://localhost:8083");

    @Option(
            names = "--volunteer",
            paramLabel = "URL",
            defaultValue = "${env:LINLI_VOLUNTEER_URL:-http://localhost:8084}",
            description = "volunteer-service (env LINLI_VOLUNTEER_URL); ${DEFAULT-VALUE}")
    private URI volunteer = URI.create("http://localhost:8084");

    @Option(
            names = "--care",
            paramLabel = "URL",
            defaultValue = "${env:LINLI_CARE_URL:-http://localhost:8085}",
            description = "elderly-care-service (env LINLI_CARE_URL); ${DEFAULT-VALUE}")
    private URI care = URI.create("http://localhost:8085");

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            defaultValue = "${env:LINLI_ISSUER:-http://localhost:18080/realms/linli}",
            description = "where tokens come from (env LINLI_ISSUER); ${DEFAULT-VALUE}")
    private URI issuer = URI.create("http://localhost:18080/realms/linli");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:LINLI_KAFKA:-localhost:19092}",
            description = "Kafka bootstrap servers (env LINLI_KAFKA); ${DEFAULT-VALUE}")
    private String kafka = "localhost:19092";

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            defaultValue = "${env:LINLI_LANG:-zh}",
            description = "language in which services answer (env LINLI_LANG); ${DEFAULT-VALUE}")
    private String language = "zh";

    public URI intake() {
        return intake;
    }

    public URI dispatch() {
        return dispatch;
    }

    public URI reporting() {
        return reporting;
    }

    public URI volunteer() {
        return volunteer;
    }

    public URI care() {
        return care;
    }

    public URI issuer() {
        return issuer;
    }

    public String kafka() {
        return kafka;
    }

    public String language() {
        return language;
    }
}
