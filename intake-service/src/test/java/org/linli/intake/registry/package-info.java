@NullMarked
package org.linli.intake.registry;

import org.jspecify.annotations.NullMarked;
