@NullMarked
package org.linli.reporting.scope;

import org.jspecify.annotations.NullMarked;
