/** This service's side of the city pack, the registry topics it owns, and the postings it is told of. */
@NullMarked
package org.linli.intake.registry;

import org.jspecify.annotations.NullMarked;
