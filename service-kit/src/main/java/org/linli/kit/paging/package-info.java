@NullMarked
package org.linli.kit.paging;

import org.jspecify.annotations.NullMarked;
