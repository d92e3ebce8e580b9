@NullMarked
package org.linli.image;

import org.jspecify.annotations.NullMarked;
