/** The ways in which a call to this service can fail, beside those all services share. */
@NullMarked
package org.linli.intake.problem;

import org.jspecify.annotations.NullMarked;
