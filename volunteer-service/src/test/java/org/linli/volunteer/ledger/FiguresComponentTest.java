package org.linli.volunteer.ledger;

import io.quarkus.test.junit.QuarkusTest;
import org.linli.kit.testing.FiguresAlongIndexes;

@QuarkusTest
class FiguresComponentTest extends FiguresAlongIndexes {}
