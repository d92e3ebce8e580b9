@NullMarked
package org.linli.care.carer;

import org.jspecify.annotations.NullMarked;
