package org.linli.intake.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.OwnPartsTestResource;

/** Runs a test on a database and a broker that it may take away, instead of the shared ones. */
public final class PartsOfItsOwn implements QuarkusTestProfile {

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(OwnPartsTestResource.class, Map.of("service", "intake")),
                new TestResourceEntry(TestIdentity.class),
                new TestResourceEntry(IntakeTestConfig.class));
    }
}
