package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Gray's test that the cumulative incidence of a cause is equal in K groups (ρ = 0), optionally stratified.
 *
 * <p>Compares weighted averages of the subdistribution hazards; participants who failed from another cause stay in the
 * risk set with the weight that their chance of still being uncensored gives them. Source: R. J. Gray (1988), Ann. Stat.
 * 16, 1141–1154, section 3; R: {@code cmprsk::cuminc}.
 *
 * @param statistic chi-square
 * @param df groups − 1
 */
public record GrayTest(double statistic, int df, double p) {

    /**
     * @param group of each participant, 0 to groups − 1
     * @param stratum of each participant, 0 or more; all equal = not stratified
     */
    public static Outcome<GrayTest> of(CompetingRisks risks, int cause, int[] group, int groups, int[] stratum) {
        Sums sums = new Sums(groups);
        for (int[] members : LogRankTest.byStratum(risks.order(), stratum)) {
            sums.addStratum(risks, cause, group, members);
        }
        int m = groups - 1;
        double[] score = Arrays.copyOf(sums.score, m);
        double[][] variance = new double[m][];
        for (int i = 0; i < m; i++) {
            variance[i] = Arrays.copyOf(sums.variance[i], m);
        }
        return SymmetricMatrix.inverseQuadraticForm(variance, score)
                .map(x -> Outcome.of(new GrayTest(x, m, Distributions.chiSquareSf(x, m))))
                .orElseGet(() -> Outcome.notEstimable(
                        "no-variance", "Gray's test has no information: too few events of the cause in the groups"));
    }

    /** The sums of one stratum are added to those of all. */
    private static final class Sums {

        private final int k;
        final double[] score;
        final double[][] variance;

        /** Per group: at risk, survival and incidence before the time. */
        private double[] atRisk = new double[0];

        private double[] survival = new double[0];
        private double[] incidence = new double[0];
        private double pooled;
        private double[][] c = new double[0][];
        private double[][] v2 = new double[0][];
        private double[] v3 = new double[0];

        Sums(int groups) {
            k = groups;
            score = new double[k];
            variance = new double[k][k];
        }

        void addStratum(CompetingRisks risks, int cause, int[] group, int[] members) {
            atRisk = new double[k];
            survival = new double[k];
            Arrays.fill(survival, 1);
            incidence = new double[k];
            pooled = 0;
            c = new double[k][k];
            v2 = new double[k][k];
            v3 = new double[k];
            for (int index : members) {
                atRisk[group[index]]++;
            }
            for (int start = 0; start < members.length; ) {
                double time = risks.time(members[start]);
                double[] own = new double[k];
                double[] other = new double[k];
                double[] gone = new double[k];
                int end = start;
                while (end < members.length && risks.time(members[end]) == time) {
                    int index = members[end];
                    gone[group[index]]++;
                    own[group[index]] += risks.cause(index) == cause ? 1 : 0;
                    other[group[index]] += risks.cause(index) != cause && risks.cause(index) != 0 ? 1 : 0;
                    end++;
                }
                addTime(own, other);
                for (int g = 0; g < k; g++) {
                    atRisk[g] -= gone[g];
                }
                start = end;
            }
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    for (int g = 0; g < k; g++) {
                        variance[a][b] += c[a][g] * c[b][g] * v3[g] + c[a][g] * v2[b][g] + c[b][g] * v2[a][g];
                    }
                }
            }
        }

        private void addTime(double[] own, double[] other) {
            double ownTotal = Arrays.stream(own).sum();
            if (ownTotal + Arrays.stream(other).sum() == 0) {
                return;
            }
            double risk = 0;
            double weighted = 0;
            double[] nextSurvival = survival.clone();
            double[] nextIncidence = incidence.clone();
            for (int g = 0; g < k; g++) {
                if (atRisk[g] > 0) {
                    nextSurvival[g] = survival[g] * (atRisk[g] - own[g] - other[g]) / atRisk[g];
                    nextIncidence[g] += survival[g] * own[g] / atRisk[g];
                    risk += atRisk[g] / survival[g];
                    weighted += atRisk[g] * (1 - incidence[g]) / survival[g];
                }
            }
            double nextPooled = pooled + ownTotal / risk;
            double[][] a = weights(risk);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    c[i][j] += a[i][j] * ownTotal / (risk * (1 - pooled));
                }
            }
            if (ownTotal > 0) {
                addScore(own, ownTotal, weighted);
                addOwnVariance(a, ownTotal, risk, nextSurvival, nextPooled);
            }
            addOtherVariance(other, nextSurvival, nextPooled);
            pooled = nextPooled;
            survival = nextSurvival;
            incidence = nextIncidence;
        }

        private double[][] weights(double risk) {
            double[][] a = new double[k][k];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    if (atRisk[i] > 0 && atRisk[j] > 0) {
                        double one = atRisk[i] / survival[i];
                        double two = atRisk[j] / survival[j];
                        a[i][j] = i == j ? one * (1 - one / risk) : -one * two / risk;
                    }
                }
            }
            return a;
        }

        private void addScore(double[] own, double ownTotal, double weighted) {
            for (int g = 0; g < k; g++) {
                if (atRisk[g] > 0) {
                    score[g] += own[g] - ownTotal * atRisk[g] * (1 - incidence[g]) / (survival[g] * weighted);
                }
            }
        }

        private void addOwnVariance(
                double[][] a, double ownTotal, double risk, double[] nextSurvival, double nextPooled) {
            for (int g = 0; g < k; g++) {
                if (atRisk[g] <= 0) {
                    continue;
                }
                double t4 = nextSurvival[g] > 0 ? 1 - (1 - nextPooled) / nextSurvival[g] : 1;
                double ties = ownTotal > 1 ? 1 - (ownTotal - 1) / (risk * survival[g] - 1) : 1;
                double t3 = ties * survival[g] * ownTotal / (risk * atRisk[g]);
                v3[g] += t4 * t4 * t3;
                for (int i = 0; i < k; i++) {
                    double one = a[i][g] - t4 * c[i][g];
                    v2[i][g] += one * t4 * t3;
                    for (int j = 0; j < k; j++) {
                        variance[i][j] += one * (a[j][g] - t4 * c[j][g]) * t3;
                    }
                }
            }
        }

        private void addOtherVariance(double[] other, double[] nextSurvival, double nextPooled) {
            for (int g = 0; g < k; g++) {
                if (other[g] == 0 || nextSurvival[g] <= 0) {
                    continue;
                }
                double t4 = (1 - nextPooled) / nextSurvival[g];
                double ties = other[g] > 1 ? 1 - (other[g] - 1) / (atRisk[g] - 1) : 1;
                double t3 = ties * survival[g] * survival[g] * other[g] / (atRisk[g] * atRisk[g]);
                v3[g] += t4 * t4 * t3;
                for (int i = 0; i < k; i++) {
                    double one = t4 * c[i][g];
                    v2[i][g] -= one * t4 * t3;
                    for (int j = 0; j < k; j++) {
                        variance[i][j] += one * t4 * c[j][g] * t3;
                    }
                }
            }
        }
    }

    /** The tests of several causes. */
    public static Outcome<List<GrayTest>> ofCauses(
            CompetingRisks risks, int causes, int[] group, int groups, int[] stratum) {
        List<GrayTest> tests = new java.util.ArrayList<>();
        for (int cause = 1; cause <= causes; cause++) {
            switch (of(risks, cause, group, groups, stratum)) {
                case Outcome.Estimated<GrayTest> test -> tests.add(test.value());
                case Outcome.NotEstimable<GrayTest> not -> {
                    return Outcome.notEstimable(not.code(), not.reason());
                }
            }
        }
        return Outcome.of(tests);
    }
}
