/** Pictures of visits and signatures for them, kept sealed. */
@NullMarked
package org.linli.care.picture;

import org.jspecify.annotations.NullMarked;
