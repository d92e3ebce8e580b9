/** What waits for the end of a transaction. */
@NullMarked
package org.linli.kit.transaction;

import org.jspecify.annotations.NullMarked;
