/** Who fits a need, why or why not, and who takes which place when there are many. */
@NullMarked
package org.linli.volunteer.matching;

import org.jspecify.annotations.NullMarked;
