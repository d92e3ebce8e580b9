package org.linli.dispatch.registry;

/** Units were loaded or changed in this transaction; each needs its topics. */
record UnitsChanged() {}
