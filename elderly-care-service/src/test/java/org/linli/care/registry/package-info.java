@NullMarked
package org.linli.care.registry;

import org.jspecify.annotations.NullMarked;
