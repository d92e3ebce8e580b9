@NullMarked
package org.linli.dispatch.answerable;

import org.jspecify.annotations.NullMarked;
