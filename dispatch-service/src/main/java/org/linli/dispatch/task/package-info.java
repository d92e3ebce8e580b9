/** Tasks: an order opened to claiming, and which claim of a volunteer holds. */
@NullMarked
package org.linli.dispatch.task;

import org.jspecify.annotations.NullMarked;
