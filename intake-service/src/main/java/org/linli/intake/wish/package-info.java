/** Micro-wishes: made by residents, looked at by the desk, fulfilled by volunteers. */
@NullMarked
package org.linli.intake.wish;

import org.jspecify.annotations.NullMarked;
