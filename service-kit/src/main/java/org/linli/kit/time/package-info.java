@NullMarked
package org.linli.kit.time;

import org.jspecify.annotations.NullMarked;
