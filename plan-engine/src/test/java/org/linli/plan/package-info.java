@NullMarked
package org.linli.plan;

import org.jspecify.annotations.NullMarked;
