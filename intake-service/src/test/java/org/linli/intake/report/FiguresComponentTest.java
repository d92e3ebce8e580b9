package org.linli.intake.report;

import io.quarkus.test.junit.QuarkusTest;
import org.linli.kit.testing.FiguresAlongIndexes;

@QuarkusTest
class FiguresComponentTest extends FiguresAlongIndexes {}
