/** Nobody opened: steps by the clock until somebody reaches the person, and an urgent case when nobody does. */
@NullMarked
package org.linli.care.alarm;

import org.jspecify.annotations.NullMarked;
