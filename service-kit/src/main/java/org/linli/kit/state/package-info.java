@NullMarked
package org.linli.kit.state;

import org.jspecify.annotations.NullMarked;
