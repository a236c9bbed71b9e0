package org.probatum.evaluation.statistics.survival;

/** The weight of an event time in a log-rank type test. */
@FunctionalInterface
public interface LogRankWeight {

    /**
     * @param atRisk participants at risk in the stratum
     * @param survivalBefore the stratum's pooled Kaplan–Meier estimate just before the time
     */
    double at(double atRisk, double survivalBefore);

    LogRankWeight LOG_RANK = (atRisk, survival) -> 1;
    LogRankWeight GEHAN_BRESLOW = (atRisk, survival) -> atRisk;
    LogRankWeight TARONE_WARE = (atRisk, survival) -> Math.sqrt(atRisk);
    LogRankWeight PETO_PETO = (atRisk, survival) -> survival;

    /** Fleming–Harrington G(ρ, γ): S(t−)^ρ (1 − S(t−))^γ. */
    static LogRankWeight flemingHarrington(double rho, double gamma) {
        return (atRisk, survival) -> Math.pow(survival, rho) * Math.pow(1 - survival, gamma);
    }
}
