@NullMarked
package org.linli.volunteer.origin;

import org.jspecify.annotations.NullMarked;
