@NullMarked
package org.linli.bench.load;

import org.jspecify.annotations.NullMarked;
