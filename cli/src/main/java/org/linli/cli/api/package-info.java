@NullMarked
package org.linli.cli.api;

import org.jspecify.annotations.NullMarked;
