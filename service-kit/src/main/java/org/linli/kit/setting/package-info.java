/** What settings have to keep to, looked at before a service starts. */
@NullMarked
package org.linli.kit.setting;

import org.jspecify.annotations.NullMarked;
