@NullMarked
package org.linli.reporting;

import org.jspecify.annotations.NullMarked;
