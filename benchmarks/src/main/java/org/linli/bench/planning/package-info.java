/** How near the visit planner comes to the best plans known, and how fast it mends one, through the interface production uses. */
@NullMarked
package org.linli.bench.planning;

import org.jspecify.annotations.NullMarked;
