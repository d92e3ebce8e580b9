@NullMarked
package org.linli.volunteer.registry;

import org.jspecify.annotations.NullMarked;
