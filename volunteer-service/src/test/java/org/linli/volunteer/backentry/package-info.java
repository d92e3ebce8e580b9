@NullMarked
package org.linli.volunteer.backentry;

import org.jspecify.annotations.NullMarked;
