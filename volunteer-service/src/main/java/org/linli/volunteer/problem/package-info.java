@NullMarked
package org.linli.volunteer.problem;

import org.jspecify.annotations.NullMarked;
