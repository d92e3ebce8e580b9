@NullMarked
package org.linli.reporting.contract;

import org.jspecify.annotations.NullMarked;
