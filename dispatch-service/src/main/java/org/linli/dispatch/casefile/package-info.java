/** Cases: from an accepted report to the filing gate, and what every later step stands on. */
@NullMarked
package org.linli.dispatch.casefile;

import org.jspecify.annotations.NullMarked;
