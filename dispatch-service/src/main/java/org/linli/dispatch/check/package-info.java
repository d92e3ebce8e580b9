/** The check on the spot and the closing. */
@NullMarked
package org.linli.dispatch.check;

import org.jspecify.annotations.NullMarked;
