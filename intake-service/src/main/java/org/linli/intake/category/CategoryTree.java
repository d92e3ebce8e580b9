package org.linli.intake.category;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kit.problem.Problem;

/** The catalogue at one revision; never changes. */
public final class CategoryTree {

    private final Map<String, Category> byCode = new LinkedHashMap<>();
    private final List<Taxonomy> taxonomies;

    CategoryTree(List<Category> categories, List<Taxonomy> taxonomies) {
        categories.forEach(c -> byCode.put(c.code(), c));
        this.taxonomies = List.copyOf(taxonomies);
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * The leaf that a report may be given.
     *
     * @throws Problem invalid-input when there is no such leaf or it is retired
     */
    public Category leaf(String field, String code) {
        Category category = byCode.get(code);
        if (category == null || category.retired()) {
            throw Problem.invalid(field, "known", "没有这个类别:" + shown(code), "no such category: " + shown(code));
        }
        if (!category.isLeaf()) {
            throw Problem.invalid(field, "leaf", "须选到最末一级类别", "must be a category of the last level");
        }
        return category;
    }

    /**
     * Codes of a category of any level and of everything below it, retired ones too.
     *
     * @throws Problem invalid-input when there is no such category
     */
    public List<String> codesBelow(String field, String code) {
        Category top = find(code)
                .orElseThrow(() ->
                        Problem.invalid(field, "known", "没有这个类别:" + shown(code), "no such category: " + shown(code)));
        return byCode.values().stream()
                .filter(c -> c.equals(top) || c.path().startsWith(top.path() + "."))
                .map(Category::code)
                .toList();
    }

    /** All questions of a category: those of its ancestors and its own, which replace ancestors' of the same code. */
    public Collection<Question> questionsOf(Category category) {
        List<Category> line = new ArrayList<>();
        for (Category at = category; at != null; at = at.parent() == null ? null : byCode.get(at.parent())) {
            line.addFirst(at);
        }
        Map<String, Question> questions = new LinkedHashMap<>();
        line.forEach(c -> c.questions().forEach(q -> questions.put(q.code(), q)));
        return questions.values();
    }

    /** Categories on offer, in the order of the pack. */
    List<Category> offered() {
        return byCode.values().stream().filter(c -> !c.retired()).toList();
    }

    List<Taxonomy> taxonomies() {
        return taxonomies;
    }

    private static String shown(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40) + "…";
    }
}
