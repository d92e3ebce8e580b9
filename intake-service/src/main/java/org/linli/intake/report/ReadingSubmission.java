package org.linli.intake.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.intake.category.Answers;
import org.linli.intake.category.Catalogue;
import org.linli.intake.category.Category;
import org.linli.intake.category.CategoryTree;
import org.linli.intake.idempotency.KeyUse;
import org.linli.intake.photo.Photos;
import org.linli.intake.registry.VerificationClock;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.kit.trace.TraceParent;

/** Turns what somebody sent into a submission that only has to be written, or says what is wrong with it. */
@ApplicationScoped
class ReadingSubmission {

    private static final Pattern PHONE = Pattern.compile("[0-9+ -]{5,20}");
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_NOTICES = 100;

    private final Locating locating;
    private final ChannelPolicy channels;
    private final Catalogue catalogue;
    private final Photos photos;
    private final VerificationClock verification;
    private final Clock clock;
    private final ObjectMapper json;

    ReadingSubmission(
            Locating locating,
            ChannelPolicy channels,
            Catalogue catalogue,
            Photos photos,
            VerificationClock verification,
            Clock clock,
            ObjectMapper json) {
        this.locating = locating;
        this.channels = channels;
        this.catalogue = catalogue;
        this.photos = photos;
        this.verification = verification;
        this.clock = clock;
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** @throws Problem naming the field and the rule that is broken */
    Submission read(SubmissionBody body, Submitter submitter, @Nullable KeyUse key) {
        String text = Words.required("text", body.text(), Words.LONGEST_TEXT);
        String channel = channels.channel(body.channel(), submitter);
        String address = Words.optional("address", body.address(), LONGEST_ADDRESS);
        Category category = checkedCategory(body);
        Locating.Located located = locating.locate(body);
        SubmissionBody.ContactBody contact = checkedContact(body.contact());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ReportState state = ReportTable.TABLE
                .decide(
                        ReportState.NEW,
                        ReportTable.SUBMIT,
                        Set.of(ReportTable.ANYONE),
                        new ReportTable.Facts(
                                located.area().isGrid(), channels.trusts(submitter), null, null, null, now))
                .to();
        return new Submission(
                TimeOrderedId.at(now),
                state,
                text,
                channel,
                submitter.client(),
                submitter.subject(),
                submitter.volunteer(),
                category == null ? null : category.code(),
                category == null ? List.of() : category.taxonomies(),
                written(body.attributes() == null ? Map.of() : body.attributes()),
                located.place(),
                located.given(),
                located.datum(),
                address,
                located.area().code(),
                contact == null ? null : contact.name(),
                contact == null ? null : contact.phone(),
                photos.claimed(body.photos()),
                now,
                state == ReportState.TO_VERIFY ? verification.dueAfter(now) : null,
                TraceParent.current(),
                key);
    }

    /** What is the same in two bodies that ask for the same. */
    byte[] hash(SubmissionBody body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Category checkedCategory(SubmissionBody body) {
        Map<String, JsonNode> answers = body.attributes() == null ? Map.of() : body.attributes();
        if (body.category() == null) {
            if (!answers.isEmpty()) {
                throw Problem.invalid("attributes", "with-category", "须先选择类别", "need a category");
            }
            return null;
        }
        CategoryTree tree = catalogue.current();
        Category category = tree.leaf("category", body.category());
        Answers.check(tree.questionsOf(category), answers, acknowledged(body));
        return category;
    }

    private static List<String> acknowledged(SubmissionBody body) {
        List<@Nullable String> codes = body.acknowledgedNotices() == null ? List.of() : body.acknowledgedNotices();
        if (codes.size() > MOST_NOTICES) {
            throw Problem.invalid("acknowledgedNotices", "count", "最多 100 个", "at most 100");
        }
        return codes.stream().filter(Objects::nonNull).toList();
    }

    private static SubmissionBody.@Nullable ContactBody checkedContact(SubmissionBody.@Nullable ContactBody contact) {
        if (contact == null || (contact.name() == null && contact.phone() == null)) {
            return null;
        }
        Words.optional("contact.name", contact.name(), LONGEST_NAME);
        if (contact.phone() != null && !PHONE.matcher(contact.phone()).matches()) {
            throw Problem.invalid(
                    "contact.phone", "phone", "须为 5 至 20 位数字、空格、+ 或 -", "must be 5 to 20 digits, blanks, + or -");
        }
        return contact;
    }

    private String written(Map<String, JsonNode> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
