/** Clocks that run, and what happens when their time is up. */
@NullMarked
package org.linli.dispatch.clock;

import org.jspecify.annotations.NullMarked;
