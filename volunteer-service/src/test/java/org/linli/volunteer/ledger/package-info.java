@NullMarked
package org.linli.volunteer.ledger;

import org.jspecify.annotations.NullMarked;
