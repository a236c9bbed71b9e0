package org.probatum.evaluation.statistics.longitudinal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.continuous.LeastSquares;

/**
 * A linear mixed model: fixed effects, random effects of one or more grouping factors (nested or crossed), and an
 * independent error.
 *
 * <p>Variances that the data put to 0 stay at 0 and are named in the warnings. A term whose correlated effects have a
 * singular covariance has no answer here: leave out the correlation or an effect. Source: N. M. Laird and J. H. Ware
 * (1982); D. Bates et al. (2015) for the conventions. R: {@code lme4::lmer}, {@code lmerTest}, {@code pbkrtest}.
 *
 * @param effects covariance of each term's effects, in the order of the terms
 * @param errorVariance σ²
 */
public record LinearMixedModel(
        Inference inference, int rows, List<TermCovariance> effects, double errorVariance, List<String> warnings) {

    public static final String SOURCE = "Laird and Ware 1982 by restricted likelihood; Satterthwaite 1946; Kenward and"
            + " Roger 1997 with the expected information as in pbkrtest";

    /** @param covariance row by row */
    public record TermCovariance(String groupName, List<String> names, List<Series> covariance) {
        public TermCovariance {
            names = List.copyOf(names);
            covariance = List.copyOf(covariance);
        }
    }

    public LinearMixedModel {
        effects = List.copyOf(effects);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param names of the fixed columns
     * @param columns shape [columns][rows]
     * @param terms at least one
     */
    public static Outcome<LinearMixedModel> fit(
            List<String> names, double[][] columns, double[] response, List<RandomTerm> terms, boolean restricted) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("A mixed model needs at least one random term such as (1 | group)");
        }
        for (RandomTerm term : terms) {
            long groups = Arrays.stream(term.group()).distinct().count();
            if (groups < 2 || (groups == response.length && term.parameters() == 1)) {
                return Outcome.notEstimable(
                        "too-few-groups",
                        "Grouping factor " + term.groupName() + " has " + groups + " levels in " + response.length
                                + " rows; it needs at least 2, and fewer than rows");
            }
        }
        return LeastSquares.fit(columns, names, response).then(rough -> {
            if (!(rough.residualSquares() > 0)) {
                return Outcome.notEstimable("zero-variance", "The design explains the response without any error");
            }
            double[][] z = Arrays.copyOf(columns, columns.length + 1);
            z[columns.length] = rough.residuals();
            RandomEffectModel model = new RandomEffectModel(terms, z);
            double[] start = model.start(rough.residualSquares() / response.length);
            return MixedFit.fit(model, restricted, start)
                    .map(inference -> result(inference.shiftedBy(rough.coefficients()), model, terms));
        });
    }

    private static LinearMixedModel result(Inference inference, RandomEffectModel model, List<RandomTerm> terms) {
        double[] theta = inference.theta();
        boolean[] edge = model.atEdge(theta);
        List<TermCovariance> effects = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int from = 0;
        for (RandomTerm term : terms) {
            double[][] covariance = term.covariance(theta, from);
            if (edge[from]) {
                covariance[0][0] = 0;
                warnings.add("The variance of " + term.names().getFirst() + " by " + term.groupName()
                        + " is estimated as 0");
            }
            effects.add(new TermCovariance(
                    term.groupName(),
                    term.names(),
                    Arrays.stream(covariance).map(Series::of).toList()));
            from += term.parameters();
        }
        return new LinearMixedModel(inference, model.rows(), effects, theta[theta.length - 1], warnings);
    }
}
