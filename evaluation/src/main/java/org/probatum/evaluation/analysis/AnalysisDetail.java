package org.probatum.evaluation.analysis;

import java.util.List;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.diagnostic.CalibrationCurve;
import org.probatum.evaluation.statistics.diagnostic.RiskBins;
import org.probatum.evaluation.statistics.survival.KaplanMeierCurve;
import org.probatum.trial.protocol.ArmId;

/** What a figure of an analysis is drawn from. */
public sealed interface AnalysisDetail {

    /** Nothing is drawn. */
    record None() implements AnalysisDetail {}

    /** Kaplan–Meier curves by arm, in protocol order. */
    record SurvivalCurves(List<ArmCurve> arms) implements AnalysisDetail {
        public SurvivalCurves {
            arms = List.copyOf(arms);
        }
    }

    /**
     * @param censored the times of censoring, ascending
     */
    record ArmCurve(ArmId arm, String label, KaplanMeierCurve curve, Series censored) {}

    /** ROC curves by model, in plan order. */
    record RocCurves(List<ModelRoc> models) implements AnalysisDetail {
        public RocCurves {
            models = List.copyOf(models);
        }
    }

    /**
     * @param falsePositiveRate one minus specificity, ascending from 0 to 1
     * @param sensitivity at the same thresholds
     */
    record ModelRoc(String model, Series falsePositiveRate, Series sensitivity) {}

    /** Calibration by model, in plan order. */
    record Calibrations(List<ModelCalibration> models) implements AnalysisDetail {
        public Calibrations {
            models = List.copyOf(models);
        }
    }

    /**
     * @param bins ten bins of equal width
     */
    record ModelCalibration(String model, CalibrationCurve curve, RiskBins bins) {}

    /**
     * The effect of the arms in subgroups.
     *
     * @param overall in all participants
     * @param factors in plan order
     */
    record Subgroups(ReportedNumber overall, List<SubgroupFactorEffects> factors) implements AnalysisDetail {
        public Subgroups {
            factors = List.copyOf(factors);
        }
    }

    /**
     * The effect in the subgroups that one variable makes.
     *
     * @param factor name of the variable
     * @param levels labels of its subgroups
     * @param effects in the order of the levels; one that is too small is not estimable
     * @param interaction test whether the effect differs between them
     */
    record SubgroupFactorEffects(
            String factor, List<String> levels, List<ReportedNumber> effects, ReportedNumber interaction) {
        public SubgroupFactorEffects {
            levels = List.copyOf(levels);
            effects = List.copyOf(effects);
        }
    }

    /** Decision curves by model, in plan order. */
    record DecisionCurves(List<ModelDecisionCurve> models) implements AnalysisDetail {
        public DecisionCurves {
            models = List.copyOf(models);
        }
    }

    /**
     * @param threshold ascending, between 0 and 1
     * @param netBenefit of treating by the model at these thresholds
     * @param treatAll of treating everybody who has a prediction of the model
     */
    record ModelDecisionCurve(String model, Series threshold, Series netBenefit, Series treatAll) {}
}
