/** Where things are: the tree of areas, the grid of a point, the street a place lies on, and datums. */
@NullMarked
package org.linli.intake.area;

import org.jspecify.annotations.NullMarked;
