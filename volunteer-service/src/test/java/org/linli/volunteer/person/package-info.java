@NullMarked
package org.linli.volunteer.person;

import org.jspecify.annotations.NullMarked;
