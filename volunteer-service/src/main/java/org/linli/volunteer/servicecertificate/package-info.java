/** What somebody served, written down and frozen, to be shown to anyone who may want to verify it. */
@NullMarked
package org.linli.volunteer.servicecertificate;

import org.jspecify.annotations.NullMarked;
