package org.linli.intake.category;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.Page;

/** What can be reported, for everybody. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "city")
public class CategoryResource {

    /** Words in the languages the city gives them in. */
    @Schema(name = "Label")
    public record Label(String zh, @Nullable String en) {}

    /** A possible answer. */
    @Schema(name = "Choice")
    public record ChoiceView(String code, Label label) {}

    /**
     * A question to be answered in {@code attributes} of a report.
     *
     * @param min least length of a text, least number, or earliest date
     * @param max most, likewise
     * @param blockingWhen with one of these answers the notice must be read and acknowledged first
     */
    @Schema(name = "Question")
    public record QuestionView(
            String code,
            String type,
            boolean required,
            List<ChoiceView> choices,
            @Nullable String min,
            @Nullable String max,
            Label label,
            List<String> blockingWhen,
            @Nullable Label notice) {}

    /**
     * @param level 1–3; only 3 can be reported
     * @param questions of the category and of those above it
     * @param revision of the city pack that last changed it
     */
    @Schema(name = "Category")
    public record CategoryView(
            String code,
            @Nullable String parent,
            String path,
            int level,
            Label name,
            List<String> taxonomies,
            List<QuestionView> questions,
            int revision) {}

    /** @param list disorder, hazard, grievance or wish */
    @Schema(name = "Taxonomy")
    public record TaxonomyView(String list, String code, Label name) {}

    private final Catalogue catalogue;

    CategoryResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("/categories")
    @PermitAll
    @Operation(summary = "The whole catalogue in the city's order, each with its questions")
    public Page<CategoryView> categories() {
        CategoryTree tree = catalogue.current();
        return new Page<>(tree.offered().stream().map(c -> view(tree, c)).toList(), null);
    }

    @GET
    @Path("/taxonomies")
    @PermitAll
    @Operation(summary = "The four lists: disorder, hazard, grievance, wish")
    public Page<TaxonomyView> taxonomies() {
        return new Page<>(
                catalogue.current().taxonomies().stream()
                        .map(t -> new TaxonomyView(t.list(), t.code(), new Label(t.nameZh(), t.nameEn())))
                        .toList(),
                null);
    }

    private static CategoryView view(CategoryTree tree, Category category) {
        return new CategoryView(
                category.code(),
                category.parent(),
                category.path(),
                category.level(),
                new Label(category.nameZh(), category.nameEn()),
                category.taxonomies(),
                tree.questionsOf(category).stream().map(CategoryResource::view).toList(),
                category.revision());
    }

    private static QuestionView view(Question question) {
        return new QuestionView(
                question.code(),
                question.type(),
                question.required(),
                question.choices().stream()
                        .map(c -> new ChoiceView(c.code(), new Label(c.zh(), c.en())))
                        .toList(),
                question.min(),
                question.max(),
                new Label(question.labelZh(), question.labelEn()),
                question.blockingWhen(),
                question.noticeZh() == null ? null : new Label(question.noticeZh(), question.noticeEn()));
    }
}
