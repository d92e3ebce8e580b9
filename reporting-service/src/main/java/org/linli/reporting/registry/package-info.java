@NullMarked
package org.linli.reporting.registry;

import org.jspecify.annotations.NullMarked;
