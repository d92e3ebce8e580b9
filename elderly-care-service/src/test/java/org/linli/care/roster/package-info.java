@NullMarked
package org.linli.care.roster;

import org.jspecify.annotations.NullMarked;
