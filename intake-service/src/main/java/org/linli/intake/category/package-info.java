/** What people report about: the catalogue of categories, the questions each asks, and the four lists of ten. */
@NullMarked
package org.linli.intake.category;

import org.jspecify.annotations.NullMarked;
