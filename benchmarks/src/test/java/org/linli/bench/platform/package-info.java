@NullMarked
package org.linli.bench.platform;

import org.jspecify.annotations.NullMarked;
