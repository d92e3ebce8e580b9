/** Photos of reports: uploaded before, attached once, seen by few. */
@NullMarked
package org.linli.intake.photo;

import org.jspecify.annotations.NullMarked;
