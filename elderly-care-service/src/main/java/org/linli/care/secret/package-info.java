@NullMarked
package org.linli.care.secret;

import org.jspecify.annotations.NullMarked;
