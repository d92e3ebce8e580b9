@NullMarked
package org.linli.volunteer;

import org.jspecify.annotations.NullMarked;
