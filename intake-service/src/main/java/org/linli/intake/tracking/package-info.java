/** How a report stands, in the resident's words, for whoever holds its number and secret. */
@NullMarked
package org.linli.intake.tracking;

import org.jspecify.annotations.NullMarked;
