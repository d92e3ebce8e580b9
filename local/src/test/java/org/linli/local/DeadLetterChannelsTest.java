package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterChannelsTest {

    @TempDir
    Path project;

    @Test
    void eachIncomingChannelHasADeadLetterTopic() throws IOException {
        var resources = Files.createDirectories(project.resolve("dispatch-service/src/main/resources"));
        Files.writeString(resources.resolve("application.properties"), """
                mp.messaging.incoming.dossiers.connector=smallrye-kafka
                mp.messaging.incoming.dossiers.topic=linli.intake.dossiers
                %local.mp.messaging.incoming.unit-replies.pattern=true
                mp.messaging.outgoing.cases.topic=linli.dispatch.cases
                """);

        var channels = DeadLetterChannels.of(project);

        assertThat(channels).containsEntry("dispatch", List.of("dossiers", "unit-replies"));
        assertThat(Topics.deadLetters(channels))
                .extracting(topic -> topic.name())
                .containsExactly("linli.dlq.dispatch.dossiers", "linli.dlq.dispatch.unit-replies");
    }
}
