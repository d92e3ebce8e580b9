@NullMarked
package org.linli.kit.audit;

import org.jspecify.annotations.NullMarked;
