@NullMarked
package org.linli.intake.category;

import org.jspecify.annotations.NullMarked;
