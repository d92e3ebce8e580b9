@NullMarked
package org.linli.kit.pack;

import org.jspecify.annotations.NullMarked;
