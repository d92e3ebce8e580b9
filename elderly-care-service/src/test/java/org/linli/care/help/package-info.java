@NullMarked
package org.linli.care.help;

import org.jspecify.annotations.NullMarked;
