package org.linli.intake.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

/** The parts every component test of this module runs on: found by Quarkus here, once for all tests. */
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "intake"))
@QuarkusTestResource(TestIdentity.class)
@QuarkusTestResource(IntakeTestConfig.class)
final class IntakeParts {

    private IntakeParts() {}
}
