@NullMarked
package org.linli.care.picture;

import org.jspecify.annotations.NullMarked;
