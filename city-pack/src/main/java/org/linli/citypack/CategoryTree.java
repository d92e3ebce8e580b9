package org.linli.citypack;

import java.util.List;
import java.util.stream.Stream;

/** The categories as a tree, for what refers to them. */
final class CategoryTree {

    private final Table<Category> categories;

    CategoryTree(Table<Category> categories) {
        this.categories = categories;
    }

    boolean readable() {
        return categories.readable();
    }

    List<Listed<Category>> rows() {
        return categories.rows();
    }

    Stream<Category> values() {
        return categories.values();
    }

    List<Category> list() {
        return categories.list();
    }

    boolean lacks(String code) {
        return categories.lacks(code);
    }

    Stream<Category> ofLevel(int level) {
        return categories.byKey().values().stream().map(Listed::value).filter(c -> c.level() == level);
    }
}
