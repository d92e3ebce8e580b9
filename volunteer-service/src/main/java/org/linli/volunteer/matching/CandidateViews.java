package org.linli.volunteer.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Language;

/** What the API shows of rankings: ids and numbers, no names. */
public final class CandidateViews {

    private CandidateViews() {}

    /**
     * People for a need.
     *
     * @param weights version of the weights
     * @param looked how many people within the need's reach were looked at
     * @param fit how many of them keep every hard rule
     * @param broken how many were left out by each rule, counted at the first one they break
     * @param items those who fit, best first, up to the limit
     */
    @Schema(name = "Candidates")
    public record CandidatesView(
            UUID need, int weights, int looked, int fit, List<LeftOut> broken, List<CandidateView> items) {

        static CandidatesView of(UUID need, RankingCandidates.Ranked ranked, int limit) {
            Ranking.Result result = ranked.result();
            return new CandidatesView(
                    need,
                    ranked.weights().version(),
                    ranked.looked(),
                    result.fit().size(),
                    result.broken().entrySet().stream()
                            .map(each -> new LeftOut(each.getKey().code(), each.getValue()))
                            .toList(),
                    result.fit().stream().limit(limit).map(CandidateView::of).toList());
        }
    }

    /** How many a rule left out. */
    @Schema(name = "LeftOut")
    public record LeftOut(String rule, int people) {}

    /** @param score 0 to 1, the sum of the contributions */
    @Schema(name = "Candidate")
    public record CandidateView(UUID person, double score, List<TermView> terms) {

        static CandidateView of(Scored scored) {
            return new CandidateView(scored.id(), scored.score(), TermView.of(scored));
        }
    }

    /** One term of a score. @param value 0 to 1 */
    @Schema(name = "Term")
    public record TermView(String term, double value, double weight, double contribution) {

        public static List<TermView> of(Scored scored) {
            return scored.parts().stream()
                    .map(part -> new TermView(part.term().code(), part.value(), part.weight(), part.contribution()))
                    .toList();
        }
    }

    /**
     * Why somebody is, or is not, among the candidates.
     *
     * @param score null unless they fit
     * @param terms null unless they fit
     * @param broken every rule they break; the first one is why they are left out
     */
    @Schema(name = "Standing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StandingView(
            UUID need,
            UUID person,
            int weights,
            boolean fits,
            @Nullable Double score,
            @Nullable List<TermView> terms,
            List<BrokenView> broken) {

        static StandingView of(UUID need, RankingCandidates.Told told, Language language) {
            Ranking.Standing standing = told.standing();
            Scored score = standing.score();
            return new StandingView(
                    need,
                    standing.person(),
                    told.weights().version(),
                    score != null,
                    score == null ? null : score.score(),
                    score == null ? null : TermView.of(score),
                    standing.broken().stream()
                            .map(b -> new BrokenView(b.rule().code(), language.choose(b.zh(), b.en())))
                            .toList());
        }
    }

    /** @param fact what breaks the rule, in the caller's language */
    @Schema(name = "BrokenRule")
    public record BrokenView(String rule, String fact) {}
}
