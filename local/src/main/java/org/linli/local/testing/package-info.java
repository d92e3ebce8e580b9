/** What a module's tests use of the local platform. */
@NullMarked
package org.linli.local.testing;

import org.jspecify.annotations.NullMarked;
