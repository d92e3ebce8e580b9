/** Work orders: dispatching, taking, returning, arbitrating, withdrawing, reporting back. */
@NullMarked
package org.linli.dispatch.order;

import org.jspecify.annotations.NullMarked;
