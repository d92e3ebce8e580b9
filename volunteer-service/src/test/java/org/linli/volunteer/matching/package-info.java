@NullMarked
package org.linli.volunteer.matching;

import org.jspecify.annotations.NullMarked;
