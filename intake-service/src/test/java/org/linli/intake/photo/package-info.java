@NullMarked
package org.linli.intake.photo;

import org.jspecify.annotations.NullMarked;
