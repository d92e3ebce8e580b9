@NullMarked
package org.linli.reporting.bulletin;

import org.jspecify.annotations.NullMarked;
