package org.linli.citypack;

/** Something read, with the place where it stands. */
record Listed<T>(Place at, T value) {}
