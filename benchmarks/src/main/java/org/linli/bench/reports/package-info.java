@NullMarked
package org.linli.bench.reports;

import org.jspecify.annotations.NullMarked;
