/** Service that was not recorded when it was given: two officers enter it, and everybody around sees that they did. */
@NullMarked
package org.linli.volunteer.backentry;

import org.jspecify.annotations.NullMarked;
