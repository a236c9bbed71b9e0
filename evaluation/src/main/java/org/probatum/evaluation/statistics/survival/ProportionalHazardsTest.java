package org.probatum.evaluation.statistics.survival;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Score test of proportional hazards: does a coefficient change with g(t)?
 *
 * <p>The model is extended by x·(g(t) − ḡ), ḡ the mean of g over the events, and the score test of the added
 * coefficients is taken at 0. Source: P. M. Grambsch, T. M. Therneau (1994), Biometrika 81, 515–526, in the exact form
 * of R's {@code cox.zph} from survival 3.0 on.
 */
public final class ProportionalHazardsTest {

    public static final String SOURCE = "Score test for a coefficient that changes with g(t), as cox.zph of survival 3";

    /** g(t). */
    public enum TimeTransform {
        /** 1 − S(t−), S the Kaplan–Meier curve of all rows. */
        KM,
        /** Mid-rank of the time among all rows. */
        RANK,
        IDENTITY,
        LOG
    }

    /** The score test of one term, or of all (GLOBAL). */
    public record Test(double chiSquare, int df, double p) {}

    private ProportionalHazardsTest() {}

    /**
     * @param terms the coefficients that belong to each term, by name, in model order
     * @return a test per term, and one named {@code GLOBAL}
     */
    public static Map<String, Test> of(CoxFit fit, TimeTransform transform, Map<String, int[]> terms) {
        Sums sums = new Sums(fit, gOfTime(fit, transform));
        new RiskSetSweep(fit.rows(), sums.rate, true).run(sums);
        Map<String, Test> tests = new LinkedHashMap<>();
        terms.forEach((name, columns) -> tests.put(name, sums.test(columns)));
        int[] all = new int[fit.rows().p];
        for (int j = 0; j < all.length; j++) {
            all[j] = j;
        }
        tests.put("GLOBAL", sums.test(all));
        return tests;
    }

    /** Each coefficient a term of its own. */
    public static Map<String, Test> perCoefficient(CoxFit fit, TimeTransform transform) {
        Map<String, int[]> terms = new LinkedHashMap<>();
        List<String> names = fit.names();
        for (int j = 0; j < names.size(); j++) {
            terms.put(names.get(j), new int[] {j});
        }
        return of(fit, transform, terms);
    }

    private static double[] gOfTime(CoxFit fit, TimeTransform transform) {
        CoxRows rows = fit.rows();
        double[] g = switch (transform) {
            case IDENTITY -> rows.time.clone();
            case LOG -> java.util.Arrays.stream(rows.time).map(Math::log).toArray();
            case RANK -> org.probatum.evaluation.statistics.numeric.MidRanks.of(rows.time);
            case KM -> LeftContinuousSurvival.of(rows).lossAt(rows.time);
        };
        double sum = 0;
        int events = 0;
        for (int i = 0; i < g.length; i++) {
            if (rows.event[i]) {
                sum += g[i];
                events++;
            }
        }
        for (int i = 0; i < g.length; i++) {
            g[i] -= sum / events;
        }
        return g;
    }

    private static final class Sums implements RiskSetSweep.Visitor {

        final double[] rate;
        private final double[] g;
        private final boolean efron;
        private final int p;
        private final double[] score;
        private final double[][] information;

        Sums(CoxFit fit, double[] g) {
            this.g = g;
            efron = fit.options().ties() == CoxRegression.Ties.EFRON;
            p = fit.rows().p;
            rate = RiskSetLikelihood.exp(fit.rows().linearPredictor(fit.standardizedBeta()));
            score = new double[p];
            information = new double[2 * p][2 * p];
        }

        @Override
        public void eventTime(RiskSetSweep at) {
            double gAt = g[at.first];
            for (int i = at.first; i < at.last; i++) {
                if (at.rows.event[i]) {
                    for (int j = 0; j < p; j++) {
                        score[j] += gAt * at.rows.x[i * p + j];
                    }
                }
            }
            int d = at.events;
            int terms = efron ? d : 1;
            for (int k = 0; k < terms; k++) {
                addTerm(at, efron ? (double) k / d : 0, efron ? 1 : d, gAt);
            }
        }

        private void addTerm(RiskSetSweep at, double gone, double times, double gAt) {
            double sum = at.riskSum - gone * at.eventSum;
            double[] mean = new double[p];
            for (int j = 0, t = 0; j < p; j++) {
                mean[j] = (at.riskX[j] - gone * at.eventX[j]) / sum;
                score[j] -= times * gAt * mean[j];
                for (int k = 0; k <= j; k++, t++) {
                    double v = times * ((at.riskXx[t] - gone * at.eventXx[t]) / sum - mean[j] * mean[k]);
                    add(j, k, v, gAt);
                    if (j != k) {
                        add(k, j, v, gAt);
                    }
                }
            }
        }

        private void add(int j, int k, double v, double gAt) {
            information[j][k] += v;
            information[j + p][k] += gAt * v;
            information[j][k + p] += gAt * v;
            information[j + p][k + p] += gAt * gAt * v;
        }

        Test test(int[] columns) {
            int m = p + columns.length;
            int[] kept = new int[m];
            for (int i = 0; i < m; i++) {
                kept[i] = i < p ? i : columns[i - p] + p;
            }
            double[] u = new double[m];
            double[][] v = new double[m][m];
            for (int i = 0; i < m; i++) {
                u[i] = i < p ? 0 : score[kept[i] - p];
                for (int j = 0; j < m; j++) {
                    v[i][j] = information[kept[i]][kept[j]];
                }
            }
            double chiSquare = SymmetricMatrix.inverseQuadraticForm(v, u).orElse(Double.NaN);
            return new Test(chiSquare, columns.length, Distributions.chiSquareSf(chiSquare, columns.length));
        }
    }
}
