package org.linli.dispatch.registry;

/** Something the registry holds was changed in this transaction. */
record CityChanged() {}
