@NullMarked
package org.linli.bench.start;

import org.jspecify.annotations.NullMarked;
