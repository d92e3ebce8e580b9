@NullMarked
package org.linli.dispatch.routing;

import org.jspecify.annotations.NullMarked;
