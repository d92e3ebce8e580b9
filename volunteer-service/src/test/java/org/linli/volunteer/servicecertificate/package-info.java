@NullMarked
package org.linli.volunteer.servicecertificate;

import org.jspecify.annotations.NullMarked;
