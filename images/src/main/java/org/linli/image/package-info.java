/** Images of the services, made with Jib from what the build packed; see deploy/image/README.md. */
@NullMarked
package org.linli.image;

import org.jspecify.annotations.NullMarked;
