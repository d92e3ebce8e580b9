@NullMarked
package org.linli.kit.sql;

import org.jspecify.annotations.NullMarked;
