/** Help from volunteers with visits that have no carer: asked for through volunteer-service, which is read and never called. */
@NullMarked
package org.linli.care.help;

import org.jspecify.annotations.NullMarked;
