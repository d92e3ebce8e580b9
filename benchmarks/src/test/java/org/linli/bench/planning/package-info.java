@NullMarked
package org.linli.bench.planning;

import org.jspecify.annotations.NullMarked;
