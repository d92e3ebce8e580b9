@NullMarked
package org.linli.cli.deadletter;

import org.jspecify.annotations.NullMarked;
