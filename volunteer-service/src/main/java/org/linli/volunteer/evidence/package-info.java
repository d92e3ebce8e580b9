/** What shows that a service was given, beside anybody's word: place and time, and codes that both sides exchange. */
@NullMarked
package org.linli.volunteer.evidence;

import org.jspecify.annotations.NullMarked;
