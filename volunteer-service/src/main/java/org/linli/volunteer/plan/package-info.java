/** The open needs of an area are planned at once. */
@NullMarked
package org.linli.volunteer.plan;

import org.jspecify.annotations.NullMarked;
