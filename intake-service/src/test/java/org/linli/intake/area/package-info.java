@NullMarked
package org.linli.intake.area;

import org.jspecify.annotations.NullMarked;
