/** How the schema is brought to a release while others work on its tables. */
@NullMarked
package org.linli.kit.migration;

import org.jspecify.annotations.NullMarked;
