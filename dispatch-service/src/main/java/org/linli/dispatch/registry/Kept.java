package org.linli.dispatch.registry;

/** A row of the pack as it is kept: retired once a later pack left it out. */
public record Kept<T>(T value, boolean retired) {}
