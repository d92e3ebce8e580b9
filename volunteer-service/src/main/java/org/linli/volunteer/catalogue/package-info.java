@NullMarked
package org.linli.volunteer.catalogue;

import org.jspecify.annotations.NullMarked;
