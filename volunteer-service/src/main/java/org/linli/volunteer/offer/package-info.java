@NullMarked
package org.linli.volunteer.offer;

import org.jspecify.annotations.NullMarked;
