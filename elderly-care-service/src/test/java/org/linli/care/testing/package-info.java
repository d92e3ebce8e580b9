@NullMarked
package org.linli.care.testing;

import org.jspecify.annotations.NullMarked;
