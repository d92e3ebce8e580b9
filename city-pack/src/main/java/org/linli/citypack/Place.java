package org.linli.citypack;

/** Where in a pack something stands; line 0 = the file as a whole. */
record Place(String file, int line) {

    static Place whole(String file) {
        return new Place(file, 0);
    }
}
