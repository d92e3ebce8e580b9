@NullMarked
package org.linli.volunteer.risk;

import org.jspecify.annotations.NullMarked;
