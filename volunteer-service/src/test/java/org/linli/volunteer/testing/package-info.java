@NullMarked
package org.linli.volunteer.testing;

import org.jspecify.annotations.NullMarked;
