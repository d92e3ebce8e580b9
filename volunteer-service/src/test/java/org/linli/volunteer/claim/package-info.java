@NullMarked
package org.linli.volunteer.claim;

import org.jspecify.annotations.NullMarked;
