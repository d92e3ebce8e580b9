@NullMarked
package org.linli.reporting.feed;

import org.jspecify.annotations.NullMarked;
