@NullMarked
package org.linli.reporting.testing;

import org.jspecify.annotations.NullMarked;
