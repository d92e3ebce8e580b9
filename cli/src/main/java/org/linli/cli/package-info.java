@NullMarked
package org.linli.cli;

import org.jspecify.annotations.NullMarked;
