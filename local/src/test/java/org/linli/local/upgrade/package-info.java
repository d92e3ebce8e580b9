/** What a release may change while the one before it still runs. */
@org.jspecify.annotations.NullMarked
package org.linli.local.upgrade;
