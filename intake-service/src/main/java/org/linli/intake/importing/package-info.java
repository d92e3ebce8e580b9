/** A city's past, moved over: reports of another system with what was decided about them. */
@NullMarked
package org.linli.intake.importing;

import org.jspecify.annotations.NullMarked;
