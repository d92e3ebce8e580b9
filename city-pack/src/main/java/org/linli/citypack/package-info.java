/**
 * The city pack: a folder of CSV, YAML and GeoJSON files that describes a city. {@link org.linli.citypack.CityPack#read}
 * turns it into typed records and lists every fault by the rules of docs/city-pack.md. Nothing here knows a service.
 */
@NullMarked
package org.linli.citypack;

import org.jspecify.annotations.NullMarked;
