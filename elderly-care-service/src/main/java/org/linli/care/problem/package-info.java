@NullMarked
package org.linli.care.problem;

import org.jspecify.annotations.NullMarked;
