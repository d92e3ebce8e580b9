@NullMarked
package org.linli.bench.matching;

import org.jspecify.annotations.NullMarked;
