@NullMarked
package org.linli.care;

import org.jspecify.annotations.NullMarked;
