@NullMarked
package org.linli.volunteer.owndata;

import org.jspecify.annotations.NullMarked;
