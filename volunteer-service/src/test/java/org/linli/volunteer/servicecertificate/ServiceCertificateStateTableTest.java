package org.linli.volunteer.servicecertificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceCertificateStateTableTest {

    private static final Path PAGE = Path.of("../docs/states/service-certificate.md");

    /** Run with {@code -Dlinli.write-docs=true} to write the page anew after a change of the table. */
    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws IOException {
        String table = ServiceCertificateTable.SERVICE_CERTIFICATE.asMarkdown();
        if (Boolean.getBoolean("linli.write-docs")) {
            Files.writeString(PAGE, table);
        }
        assertThat(PAGE).hasContent(table);
    }
}
