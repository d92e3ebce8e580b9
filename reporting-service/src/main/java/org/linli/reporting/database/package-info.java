@NullMarked
package org.linli.reporting.database;

import org.jspecify.annotations.NullMarked;
