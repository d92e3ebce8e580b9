@NullMarked
package org.linli.dispatch.deadline;

import org.jspecify.annotations.NullMarked;
