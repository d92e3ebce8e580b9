@NullMarked
package org.linli.care.duplicate;

import org.jspecify.annotations.NullMarked;
