@NullMarked
package org.linli.care.alarm;

import org.jspecify.annotations.NullMarked;
