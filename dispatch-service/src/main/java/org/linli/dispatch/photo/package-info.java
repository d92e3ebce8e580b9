/** Pictures that units and inspectors give as evidence. */
@NullMarked
package org.linli.dispatch.photo;

import org.jspecify.annotations.NullMarked;
