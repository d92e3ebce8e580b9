/** What every room is told when the city's reference data changed. */
@NullMarked
package org.linli.intake.city;

import org.jspecify.annotations.NullMarked;
