/** People are asked for the places of a need, wave after wave, and answer. */
@NullMarked
package org.linli.volunteer.invitation;

import org.jspecify.annotations.NullMarked;
