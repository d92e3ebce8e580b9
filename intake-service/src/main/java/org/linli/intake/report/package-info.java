/** A report from the moment somebody says something until the desk takes or refuses it. */
@NullMarked
package org.linli.intake.report;

import org.jspecify.annotations.NullMarked;
