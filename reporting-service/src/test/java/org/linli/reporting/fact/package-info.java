@NullMarked
package org.linli.reporting.fact;

import org.jspecify.annotations.NullMarked;
