package org.probatum.evaluation.analysis;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.probatum.trial.protocol.BinaryEndpoint;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TimeToEventEndpoint;

/** A method that a plan line may name: what it needs, and how it is answered. {@link MethodNote} says what it computes. */
@SuppressWarnings("ImmutableEnumChecker") // functions, and a set that nobody changes
public enum PlanMethod {
    KAPLAN_MEIER("survival.kaplanMeier", TimeToEventEndpoint.class, 0, 0, ArmSurvival::kaplanMeier, Parameter.HORIZON),
    LOG_RANK("survival.logRank", TimeToEventEndpoint.class, 0, 0, ArmSurvival::logRank, Parameter.STRATIFIED),
    COX(
            "survival.cox",
            TimeToEventEndpoint.class,
            0,
            0,
            ArmSurvival::cox,
            Parameter.STRATIFIED,
            Parameter.COVARIATES,
            Parameter.TIES),
    RESTRICTED_MEAN("survival.rmst", TimeToEventEndpoint.class, 0, 0, ArmSurvival::restrictedMean, Parameter.TAU),
    RISK_DIFFERENCE("binary.riskDifference", BinaryEndpoint.class, 0, 0, ArmRisk::riskDifference),
    AUC("diagnostic.auc", BinaryEndpoint.class, 1, Integer.MAX_VALUE, ModelDiscrimination::auc),
    PAIRED_AUC("diagnostic.aucPaired", BinaryEndpoint.class, 2, 2, ModelDiscrimination::pairedAuc),
    CALIBRATION(
            "diagnostic.calibration",
            BinaryEndpoint.class,
            1,
            Integer.MAX_VALUE,
            ModelCalibrationAnalysis::calibration),
    DECISION_CURVE(
            "diagnostic.decisionCurve",
            BinaryEndpoint.class,
            1,
            Integer.MAX_VALUE,
            ModelDecisionCurves::decisionCurves),
    SURVIVAL_SUBGROUPS(
            "survival.subgroups",
            TimeToEventEndpoint.class,
            0,
            0,
            ArmSubgroups::hazardRatios,
            Parameter.SUBGROUPS,
            Parameter.STRATIFIED),
    RISK_SUBGROUPS("binary.subgroups", BinaryEndpoint.class, 0, 0, ArmSubgroups::riskDifferences, Parameter.SUBGROUPS),
    CONCORDANCE(
            "survival.concordance", TimeToEventEndpoint.class, 1, Integer.MAX_VALUE, ModelDiscrimination::concordance);

    /** What a plan line may say to a method beside endpoint, analysis set and confidence level. */
    public enum Parameter {
        /** The strata of the allocation are strata of the analysis. */
        STRATIFIED,
        /** Baseline columns adjusted for. */
        COVARIATES,
        /** Baseline columns, and the site, that make subgroups; with cut points of numbers. */
        SUBGROUPS,
        /** How tied times are handled: efron, breslow or exact. */
        TIES,
        /** Truncation time; always needed. */
        TAU,
        /** Time at which the status is judged; may be left out. */
        HORIZON
    }

    private final String method;
    private final Class<? extends Endpoint> endpoint;
    private final int fewestModels;
    private final int mostModels;
    private final BiFunction<AnalysisContext, PlannedAnalysis, AnalysisAnswer> calculator;
    private final Set<Parameter> parameters;

    PlanMethod(
            String method,
            Class<? extends Endpoint> endpoint,
            int fewestModels,
            int mostModels,
            BiFunction<AnalysisContext, PlannedAnalysis, AnalysisAnswer> calculator,
            Parameter... parameters) {
        this.method = method;
        this.endpoint = endpoint;
        this.fewestModels = fewestModels;
        this.mostModels = mostModels;
        this.calculator = calculator;
        this.parameters = EnumSet.noneOf(Parameter.class);
        this.parameters.addAll(List.of(parameters));
    }

    /** The method of this name, such as {@code survival.cox}. */
    public static Optional<PlanMethod> named(String name) {
        return Stream.of(values()).filter(kind -> kind.method.equals(name)).findFirst();
    }

    /**
     * Whether two lines ask the same, whatever they are called, whatever they are said to be for, and whatever else they say
     * that their method does not use.
     */
    public static boolean askTheSame(PlannedAnalysis one, PlannedAnalysis other) {
        return question(one).equals(question(other));
    }

    private static List<Object> question(PlannedAnalysis line) {
        Set<Parameter> used = named(line.method()).map(kind -> kind.parameters).orElse(Set.of());
        return List.of(
                line.endpoint(),
                line.method(),
                line.analysisSet(),
                line.models(),
                line.covariates(),
                line.stratified(),
                line.confLevel(),
                used.contains(Parameter.TAU) ? line.tau() : Optional.empty(),
                used.contains(Parameter.HORIZON) ? line.horizon() : Optional.empty(),
                used.contains(Parameter.TIES) ? line.options().getOrDefault("ties", "efron") : "",
                used.contains(Parameter.SUBGROUPS)
                        ? line.options().getOrDefault(SubgroupFactor.BY_SITE, "false")
                                + line.options().getOrDefault(SubgroupFactor.CUTS, "")
                        : "");
    }

    /** Its name in the plan. */
    public String method() {
        return method;
    }

    /** Whether it can answer for endpoints of this kind. */
    public boolean takes(Endpoint candidate) {
        return endpoint.isInstance(candidate);
    }

    /** Whether it judges models; the others compare the arms. */
    public boolean judgesModels() {
        return fewestModels > 0;
    }

    boolean takesTimes() {
        return endpoint == TimeToEventEndpoint.class;
    }

    /** Scores are enough for ranks; these need probabilities. */
    boolean needsProbabilities() {
        return this == CALIBRATION || this == DECISION_CURVE;
    }

    int fewestModels() {
        return fewestModels;
    }

    int mostModels() {
        return mostModels;
    }

    /** Whether a plan line may say this to it. */
    public boolean takes(Parameter parameter) {
        return parameters.contains(parameter);
    }

    AnalysisAnswer answer(AnalysisContext context, PlannedAnalysis line) {
        return calculator.apply(context, line);
    }
}
