/** What the tests of dispatch stand on: a tiny city, its people, the topics, the clock. */
@NullMarked
package org.linli.dispatch.testing;

import org.jspecify.annotations.NullMarked;
