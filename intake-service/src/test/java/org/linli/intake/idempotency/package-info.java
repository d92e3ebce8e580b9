@NullMarked
package org.linli.intake.idempotency;

import org.jspecify.annotations.NullMarked;
