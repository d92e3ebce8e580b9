@NullMarked
package org.linli.kit.limit;

import org.jspecify.annotations.NullMarked;
