@NullMarked
package org.linli.dispatch.registry;

import org.jspecify.annotations.NullMarked;
