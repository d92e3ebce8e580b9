@NullMarked
package org.linli.volunteer.plan;

import org.jspecify.annotations.NullMarked;
