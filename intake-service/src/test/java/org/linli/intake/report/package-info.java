@NullMarked
package org.linli.intake.report;

import org.jspecify.annotations.NullMarked;
