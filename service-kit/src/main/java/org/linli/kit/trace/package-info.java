@NullMarked
package org.linli.kit.trace;

import org.jspecify.annotations.NullMarked;
