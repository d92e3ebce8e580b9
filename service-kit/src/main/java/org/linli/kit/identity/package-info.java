@NullMarked
package org.linli.kit.identity;

import org.jspecify.annotations.NullMarked;
