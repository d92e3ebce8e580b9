/** What the tests of this service share: a city, people, a clock, topics. */
@NullMarked
package org.linli.intake.testing;

import org.jspecify.annotations.NullMarked;
