@NullMarked
package org.linli.care.visit;

import org.jspecify.annotations.NullMarked;
