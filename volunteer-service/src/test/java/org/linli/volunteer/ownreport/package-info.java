@NullMarked
package org.linli.volunteer.ownreport;

import org.jspecify.annotations.NullMarked;
