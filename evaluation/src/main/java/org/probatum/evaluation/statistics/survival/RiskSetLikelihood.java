package org.probatum.evaluation.statistics.survival;

/** The Breslow and Efron partial likelihoods from sums over risk sets. */
final class RiskSetLikelihood implements RiskSetSweep.Visitor {

    private final boolean efron;
    private final double[] eta;
    private final double[] score;
    private final double[] information;
    private final double[] mean;
    private double logLik;

    private RiskSetLikelihood(boolean efron, double[] eta, int p) {
        this.efron = efron;
        this.eta = eta;
        score = new double[p];
        mean = new double[p];
        information = new double[p * (p + 1) / 2];
    }

    static PartialLikelihood at(CoxRows rows, double[] beta, boolean efron) {
        double[] eta = rows.linearPredictor(beta);
        RiskSetLikelihood sums = new RiskSetLikelihood(efron, eta, rows.p);
        new RiskSetSweep(rows, exp(eta), true).run(sums);
        return new PartialLikelihood(sums.logLik, sums.score, square(sums.information, rows.p));
    }

    static double[] exp(double[] eta) {
        double[] rate = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            rate[i] = Math.exp(eta[i]);
        }
        return rate;
    }

    /** The full matrix of a lower triangle that lies row by row. */
    static double[][] square(double[] triangle, int p) {
        double[][] matrix = new double[p][p];
        for (int j = 0, t = 0; j < p; j++) {
            for (int k = 0; k <= j; k++, t++) {
                matrix[j][k] = triangle[t];
                matrix[k][j] = triangle[t];
            }
        }
        return matrix;
    }

    @Override
    public void eventTime(RiskSetSweep at) {
        addEvents(at);
        int d = at.events;
        boolean one = d == 1 || !efron;
        for (int k = 0; k < (one ? 1 : d); k++) {
            addTerm(at, one ? 0 : (double) k / d, one ? d : 1);
        }
    }

    private void addEvents(RiskSetSweep at) {
        int p = at.p;
        for (int i = at.first; i < at.last; i++) {
            if (at.rows.event[i]) {
                logLik += eta[i];
                for (int j = 0; j < p; j++) {
                    score[j] += at.rows.x[i * p + j];
                }
            }
        }
    }

    /** Takes off {@code times} times the term whose risk set lacks the share {@code gone} of the tied events. */
    private void addTerm(RiskSetSweep at, double gone, double times) {
        int p = at.p;
        double sum = at.riskSum - gone * at.eventSum;
        logLik -= times * Math.log(sum);
        for (int j = 0, t = 0; j < p; j++) {
            mean[j] = (at.riskX[j] - gone * at.eventX[j]) / sum;
            score[j] -= times * mean[j];
            for (int k = 0; k <= j; k++, t++) {
                information[t] += times * ((at.riskXx[t] - gone * at.eventXx[t]) / sum - mean[j] * mean[k]);
            }
        }
    }
}
