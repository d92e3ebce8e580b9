@NullMarked
package org.linli.volunteer.sheet;

import org.jspecify.annotations.NullMarked;
