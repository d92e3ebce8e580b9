@NullMarked
package org.linli.care.quota;

import org.jspecify.annotations.NullMarked;
