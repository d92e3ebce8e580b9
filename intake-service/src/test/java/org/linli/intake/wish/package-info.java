@NullMarked
package org.linli.intake.wish;

import org.jspecify.annotations.NullMarked;
