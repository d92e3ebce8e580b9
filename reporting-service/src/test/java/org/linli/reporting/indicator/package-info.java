@NullMarked
package org.linli.reporting.indicator;

import org.jspecify.annotations.NullMarked;
