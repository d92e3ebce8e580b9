@NullMarked
package org.linli.volunteer.evidence;

import org.jspecify.annotations.NullMarked;
