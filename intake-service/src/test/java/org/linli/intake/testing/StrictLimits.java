package org.linli.intake.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

/** Runs the service with limits that a test can reach: {@value #BURST} calls at once, then {@value #PER_MINUTE} a minute. */
public final class StrictLimits implements QuarkusTestProfile {

    public static final int BURST = 3;
    public static final int PER_MINUTE = 2;

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        String burst = String.valueOf(BURST);
        String perMinute = String.valueOf(PER_MINUTE);
        return List.of(
                new TestResourceEntry(PartsTestResource.class, Map.of("service", "intake")),
                new TestResourceEntry(TestIdentity.class),
                new TestResourceEntry(
                        IntakeTestConfig.class,
                        Map.of(
                                "linli.intake.anonymous.reports-per-minute", perMinute,
                                "linli.intake.anonymous.reports-burst", burst,
                                "linli.photos.anonymous-per-minute", perMinute,
                                "linli.photos.anonymous-burst", burst,
                                "linli.tracking.per-minute", perMinute,
                                "linli.tracking.burst", burst)));
    }
}
