@NullMarked
package org.linli.cli.replay;

import org.jspecify.annotations.NullMarked;
