/** What stands in the log of a service, and what must not. */
@NullMarked
package org.linli.kit.log;

import org.jspecify.annotations.NullMarked;
