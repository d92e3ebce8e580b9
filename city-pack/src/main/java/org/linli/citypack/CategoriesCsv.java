package org.linli.citypack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads categories.csv and makes levels and paths; rules 23–25. */
final class CategoriesCsv {

    private static final List<String> COLUMNS = List.of("code", "parent", "name_zh", "name_en", "taxonomies");
    private static final int LEAVES = 3;

    private final Reading reading;
    private final Table<Taxonomy> taxonomies;

    CategoriesCsv(Reading reading, Table<Taxonomy> taxonomies) {
        this.reading = reading;
        this.taxonomies = taxonomies;
    }

    CategoryTree read() {
        Table<Category> found =
                new CsvFile("categories.csv", COLUMNS, reading).read(CategoriesCsv::category, Category::code);
        List<Listed<Category>> placed = found.rows().stream()
                .map(row -> new Listed<>(row.at(), placed(row, found)))
                .toList();
        CategoryTree tree = new CategoryTree(found.withRows(placed, Category::code));
        Set<String> parents = new HashSet<>();
        tree.values().filter(c -> c.parent() != null).forEach(c -> parents.add(c.parent()));
        for (Listed<Category> row : tree.rows()) {
            check(row, parents.contains(row.value().code()));
        }
        return tree;
    }

    private static Category category(CsvRow row) {
        String zh = row.name("name_zh");
        return new Category(
                row.code("code"),
                row.optionalCode("parent").orElse(null),
                "",
                0,
                zh,
                row.english("name_en", 100, zh),
                row.list("taxonomies"));
    }

    /** Level 0 when it cannot be told: the parent is unknown, or there is a cycle. */
    private Category placed(Listed<Category> row, Table<Category> all) {
        Category category = row.value();
        Set<String> seen = new HashSet<>();
        seen.add(category.code());
        String path = category.code();
        int level = 1;
        String parent = category.parent();
        if (parent != null && all.lacks(parent)) {
            reading.faults()
                    .add(
                            row.at(),
                            "categories.parent-unknown",
                            parent,
                            "没有上级类别 " + parent,
                            "there is no parent category " + parent);
        }
        while (parent != null) {
            if (!seen.add(parent)) {
                if (parent.equals(category.code())) {
                    levels(row, "上级关系成环", "the parents form a cycle");
                }
                return at(category, path, 0);
            }
            Category above = all.get(parent).orElse(null);
            if (above == null) {
                return at(category, path, 0);
            }
            path = parent + "." + path;
            level++;
            if (level > LEAVES) {
                return at(category, path, level);
            }
            parent = above.parent();
        }
        return at(category, path, level);
    }

    private static Category at(Category category, String path, int level) {
        return new Category(
                category.code(),
                category.parent(),
                path,
                level,
                category.nameZh(),
                category.nameEn(),
                category.taxonomies());
    }

    private void check(Listed<Category> row, boolean hasChildren) {
        Category category = row.value();
        if (category.level() > LEAVES) {
            levels(row, "类别不得超过三级", "is deeper than three levels");
        } else if (category.level() > 0
                && category.level() < LEAVES
                && !hasChildren
                && !category.code().isEmpty()) {
            levels(row, "一、二级类别须有下级", "a category of level 1 or 2 must have one below it");
        }
        if (!category.taxonomies().isEmpty() && category.level() > 0 && category.level() < LEAVES) {
            taxonomy(
                    row, String.join(";", category.taxonomies()), "只有末级类别可以有 taxonomies", "only a leaf has taxonomies");
        }
        for (String taxonomy : category.taxonomies()) {
            if (taxonomies.lacks(taxonomy)) {
                taxonomy(row, taxonomy, "清单中没有 " + taxonomy, "there is no taxonomy " + taxonomy);
            }
        }
    }

    private void levels(Listed<Category> row, String zh, String en) {
        reading.faults().add(row.at(), "categories.levels", row.value().code(), zh, en);
    }

    private void taxonomy(Listed<Category> row, String value, String zh, String en) {
        reading.faults().add(row.at(), "categories.taxonomy-unknown", value, zh, en);
    }
}
