package org.linli.citypack;

/** A grid's polygon as the tiling sees it: simple and counter-clockwise. */
record Tile(String code, Place at, Ring ring) {}
