/** Reports that volunteers made themselves, and what the filed ones earn. */
@NullMarked
package org.linli.volunteer.ownreport;

import org.jspecify.annotations.NullMarked;
