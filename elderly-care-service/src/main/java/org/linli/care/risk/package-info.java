@NullMarked
package org.linli.care.risk;

import org.jspecify.annotations.NullMarked;
