/** A call repeated under its Idempotency-Key has the effect of one. */
@NullMarked
package org.linli.intake.idempotency;

import org.jspecify.annotations.NullMarked;
