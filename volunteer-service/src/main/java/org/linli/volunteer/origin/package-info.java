/** Needs that other services ask for, and what they say of them. */
@NullMarked
package org.linli.volunteer.origin;

import org.jspecify.annotations.NullMarked;
