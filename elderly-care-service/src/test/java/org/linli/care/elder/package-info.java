@NullMarked
package org.linli.care.elder;

import org.jspecify.annotations.NullMarked;
