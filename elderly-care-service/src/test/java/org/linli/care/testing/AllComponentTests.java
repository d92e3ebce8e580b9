package org.linli.care.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

/** What every component test stands on: a database of its own, the broker with its topics, and tokens it trusts. */
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "care"))
@QuarkusTestResource(TestIdentity.class)
@QuarkusTestResource(TopicsResource.class)
@QuarkusTestResource(CareTestConfig.class)
final class AllComponentTests {}
