@NullMarked
package org.linli.volunteer.need;

import org.jspecify.annotations.NullMarked;
