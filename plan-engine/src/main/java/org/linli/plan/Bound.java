package org.linli.plan;

/** What no plan of a problem can go below. @param medium risk that nobody can serve @param soft cost of the rest, at least */
public record Bound(long medium, long soft) {}
