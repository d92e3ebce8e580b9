@NullMarked
package org.linli.volunteer.team;

import org.jspecify.annotations.NullMarked;
