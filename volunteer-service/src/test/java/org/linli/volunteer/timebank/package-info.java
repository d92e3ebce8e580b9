@NullMarked
package org.linli.volunteer.timebank;

import org.jspecify.annotations.NullMarked;
