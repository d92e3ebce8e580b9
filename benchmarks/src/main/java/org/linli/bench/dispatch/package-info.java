@NullMarked
package org.linli.bench.dispatch;

import org.jspecify.annotations.NullMarked;
