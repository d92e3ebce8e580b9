/** Real PostgreSQL, Kafka and Keycloak on one machine: for {@code ./linli up} and for tests. */
@NullMarked
package org.linli.local;

import org.jspecify.annotations.NullMarked;
