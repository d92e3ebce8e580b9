/** What waits for whom: lists, one case or order in full, history. */
@NullMarked
package org.linli.dispatch.tray;

import org.jspecify.annotations.NullMarked;
