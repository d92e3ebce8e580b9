/** How plans are searched: arrays of primitives, an exact evaluation of what a move touches, and annealing over it. */
@NullMarked
package org.linli.plan.engine;

import org.jspecify.annotations.NullMarked;
