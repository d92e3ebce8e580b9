/** Set-based SQL for the paths where one statement for many rows is what makes them fast. */
@NullMarked
package org.linli.intake.sql;

import org.jspecify.annotations.NullMarked;
