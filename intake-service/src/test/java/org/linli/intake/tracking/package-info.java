@NullMarked
package org.linli.intake.tracking;

import org.jspecify.annotations.NullMarked;
