@NullMarked
package org.linli.care.round;

import org.jspecify.annotations.NullMarked;
