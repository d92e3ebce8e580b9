@NullMarked
package org.linli.care.careplan;

import org.jspecify.annotations.NullMarked;
