@NullMarked
package org.linli.volunteer.shop;

import org.jspecify.annotations.NullMarked;
