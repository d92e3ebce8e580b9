@NullMarked
package org.linli.care.offline;

import org.jspecify.annotations.NullMarked;
