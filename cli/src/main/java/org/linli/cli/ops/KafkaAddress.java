package org.linli.cli.ops;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Refusal;
import picocli.CommandLine.Option;

/** How an operator signs in to Kafka: nothing on one machine, a file of client properties in a city. */
final class KafkaAddress {

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Kafka 客户端配置(SASL、TLS) · properties of a Kafka client: sasl.*, ssl.*, security.protocol")
    private @Nullable Path file;

    /** @throws Refusal when the file cannot be read; what it holds is never shown */
    Properties properties(String bootstrap) {
        Properties properties = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw Refusal.because("文件无法读取 · the file cannot be read: " + file);
            }
        }
        properties.setProperty("bootstrap.servers", bootstrap);
        properties.setProperty("request.timeout.ms", "10000");
        properties.setProperty("default.api.timeout.ms", "20000");
        return properties;
    }
}
