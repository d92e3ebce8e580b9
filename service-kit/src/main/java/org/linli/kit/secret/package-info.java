@NullMarked
package org.linli.kit.secret;

import org.jspecify.annotations.NullMarked;
