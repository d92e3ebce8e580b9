@NullMarked
package org.linli.kit.figure;

import org.jspecify.annotations.NullMarked;
