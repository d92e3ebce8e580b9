@NullMarked
package org.linli.volunteer.invitation;

import org.jspecify.annotations.NullMarked;
