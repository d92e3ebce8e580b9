/** Claims that may come to nothing, while there is time to do something about it. */
@NullMarked
package org.linli.volunteer.risk;

import org.jspecify.annotations.NullMarked;
