@NullMarked
package org.linli.kit.outbox;

import org.jspecify.annotations.NullMarked;
