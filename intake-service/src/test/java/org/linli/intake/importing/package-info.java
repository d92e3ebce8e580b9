@NullMarked
package org.linli.intake.importing;

import org.jspecify.annotations.NullMarked;
