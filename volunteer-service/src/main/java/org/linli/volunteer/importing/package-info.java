@NullMarked
package org.linli.volunteer.importing;

import org.jspecify.annotations.NullMarked;
