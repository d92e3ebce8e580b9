@NullMarked
package org.linli.bench.figures;

import org.jspecify.annotations.NullMarked;
