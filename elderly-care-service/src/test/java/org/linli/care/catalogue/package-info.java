@NullMarked
package org.linli.care.catalogue;

import org.jspecify.annotations.NullMarked;
