package org.linli.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class NobodysWordsComponentTest {

    @Test
    void aServiceLogsThroughIt() {
        LogRecord record = new LogRecord(Level.SEVERE, "it failed");
        record.setLoggerName("org.linli.kit.consume.Consuming");
        record.setThrown(new IllegalStateException("what somebody wrote"));

        Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .map(Handler::getFilter)
                .filter(Objects::nonNull)
                .forEach(filter -> filter.isLoggable(record));

        assertThat(record.getThrown()).hasMessage("java.lang.IllegalStateException");
    }

    /** Before an exception leaves it, Hibernate logs what the server said of a value. */
    @Test
    void whatTheServerSaysOfAValueIsNotLoggedByTheWay() {
        assertThat(Logger.getLogger("org.hibernate.orm.jdbc.error").isLoggable(Level.SEVERE))
                .isFalse();
    }
}
