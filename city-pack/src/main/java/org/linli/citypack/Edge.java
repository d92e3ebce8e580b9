package org.linli.citypack;

/** An edge in the direction in which a polygon runs along it. */
record Edge(long from, long to) {

    Edge back() {
        return new Edge(to, from);
    }
}
