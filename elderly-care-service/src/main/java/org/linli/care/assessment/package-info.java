@NullMarked
package org.linli.care.assessment;

import org.jspecify.annotations.NullMarked;
