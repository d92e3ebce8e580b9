@NullMarked
package org.linli.kit.problem;

import org.jspecify.annotations.NullMarked;
