@NullMarked
package org.linli.kit.consume;

import org.jspecify.annotations.NullMarked;
