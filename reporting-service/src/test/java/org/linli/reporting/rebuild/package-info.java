@NullMarked
package org.linli.reporting.rebuild;

import org.jspecify.annotations.NullMarked;
