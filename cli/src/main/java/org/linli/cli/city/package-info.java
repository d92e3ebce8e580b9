@NullMarked
package org.linli.cli.city;

import org.jspecify.annotations.NullMarked;
