package org.probatum.trial.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.probatum.trial.protocol.EligibilityCriterion.ParticipantCriterion;

/** What a schema cannot say: identifiers are unique, references resolve, and the parts fit together. */
final class DefinitionChecks {

    private final TrialDefinition definition;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> models;
    private final Set<Modality> modalities;

    private DefinitionChecks(TrialDefinition definition) {
        this.definition = definition;
        this.models = definition.models().stream().map(ModelReference::name).collect(Collectors.toSet());
        this.modalities = Set.copyOf(new HashSet<>(definition.modalities()));
    }

    /** Every finding, in the order of the document; empty when the definition is consistent. */
    static List<Finding> of(TrialDefinition definition) {
        DefinitionChecks checks = new DefinitionChecks(definition);
        checks.identifiers();
        checks.arms();
        checks.eligibility();
        checks.endpoints();
        checks.models();
        checks.plans();
        checks.analyses();
        new AllocationChecks(definition).addTo(checks.findings);
        return List.copyOf(checks.findings);
    }

    private void identifiers() {
        unique("/spiritAi", definition.spiritAi(), SpiritAiStatement::item);
        unique("/arms", definition.arms(), Arm::id);
        unique("/sites", definition.sites(), Site::id);
        unique("/eligibility/participants", definition.eligibility().participants(), ParticipantCriterion::id);
        unique("/eligibility/inputs", definition.eligibility().inputs(), EligibilityCriterion::id);
        unique("/eligibility/inputs", definition.modalities(), modality -> modality);
        unique("/visits", definition.visits(), Visit::id);
        unique("/endpoints", definition.endpoints(), Endpoint::id);
        unique("/analysisSets", definition.analysisSets(), AnalysisSet::id);
        unique("/models", definition.models(), ModelReference::name);
        unique("/analysisPlan/analyses", definition.analysisPlan().analyses(), PlannedAnalysis::id);
    }

    private void arms() {
        for (ArmRole role : ArmRole.values()) {
            if (definition.arms().stream().noneMatch(arm -> arm.role() == role)) {
                add("/arms", "has at least one arm with the role " + role.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void eligibility() {
        List<ParticipantCriterion> criteria = definition.eligibility().participants();
        for (int i = 0; i < criteria.size(); i++) {
            String pointer = "/eligibility/participants/" + i;
            ParticipantCriterion criterion = criteria.get(i);
            if (criterion.min().isEmpty()
                    && criterion.max().isEmpty()
                    && criterion.oneOf().isEmpty()) {
                add(pointer, "has at least one of min, max and oneOf");
            }
            range(pointer, criterion.min(), criterion.max());
        }
    }

    private void endpoints() {
        long primary = definition.endpoints().stream()
                .filter(endpoint -> endpoint.role() == EndpointRole.PRIMARY)
                .count();
        if (primary != 1) {
            add("/endpoints", "has exactly one primary endpoint, was " + primary);
        }
        for (int i = 0; i < definition.endpoints().size(); i++) {
            Endpoint endpoint = definition.endpoints().get(i);
            if (endpoint.role() != EndpointRole.EXPLORATORY
                    && endpoint.estimand().isEmpty()) {
                add("/endpoints/" + i, "lacks the estimand, which every primary and secondary endpoint has");
            }
            if (endpoint.valueNames().stream().distinct().count()
                    != endpoint.valueNames().size()) {
                add("/endpoints/" + i, "names the same column twice");
            }
        }
    }

    private void models() {
        long primary = definition.models().stream()
                .filter(model -> model.role() == ModelRole.PRIMARY)
                .count();
        if (primary != 1) {
            add("/models", "has exactly one primary model, was " + primary);
        }
        for (int i = 0; i < definition.models().size(); i++) {
            ModelReference model = definition.models().get(i);
            boolean scores =
                    model.scoreOutput().isPresent() || model.probabilityOutput().isPresent();
            if (model.role() != ModelRole.ENCODER && !scores) {
                add("/models/" + i, "has a scoreOutput or a probabilityOutput, as every model but an encoder");
            }
        }
    }

    private void plans() {
        MissingDataPlan missing = definition.missingDataPlan();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < missing.strategies().size(); i++) {
            String pointer = "/missingDataPlan/strategies/" + i;
            MissingDataPlan.Line line = missing.strategies().get(i);
            knownModel(pointer + "/model", line.model());
            for (Modality modality : line.modalities()) {
                knownModality(pointer + "/modalities", modality);
                if (!seen.add(line.model() + " " + modality)) {
                    add(pointer, "names model " + line.model() + " and modality " + modality + " a second time");
                }
            }
            if (line.strategy().fillsTables() && missing.imputation().isEmpty()) {
                add("/missingDataPlan", "lacks the settings of the imputation that strategy " + i + " asks for");
            }
        }
        unique("/missingDataPlan/certificates", missing.certificates(), MissingDataPlan.CertificateReference::model);
        for (int i = 0; i < missing.certificates().size(); i++) {
            knownModel(
                    "/missingDataPlan/certificates/" + i + "/model",
                    missing.certificates().get(i).model());
        }
        definition.alignmentPlan().ifPresent(this::alignment);
        for (int i = 0; i < definition.explanationPlan().explanations().size(); i++) {
            explanations(i, definition.explanationPlan().explanations().get(i));
        }
    }

    private void alignment(AlignmentPlan plan) {
        knownModality("/alignmentPlan/modality", plan.modality());
        if (plan.fixed().equals(plan.moving())) {
            add("/alignmentPlan/moving", "differs from the fixed volume, was \"" + plan.moving() + "\"");
        }
        thresholds("/alignmentPlan/acceptance", plan.acceptance());
    }

    private void explanations(int index, ExplanationPlan.ModelExplanations entry) {
        String pointer = "/explanationPlan/explanations/" + index;
        knownModel(pointer + "/model", entry.model());
        for (int i = 0; i < entry.methods().size(); i++) {
            String at = pointer + "/methods/" + i;
            ExplanationMethod method = entry.methods().get(i);
            thresholds(at + "/passMarks", method.passMarks());
            if (method instanceof ExplanationMethod.AttentionOutput attention) {
                knownModality(at + "/modality", attention.modality());
            } else if (method instanceof ExplanationMethod.GradCam gradCam) {
                knownModality(at + "/modality", gradCam.modality());
            }
        }
    }

    private void analyses() {
        List<PlannedAnalysis> analyses = definition.analysisPlan().analyses();
        for (int i = 0; i < analyses.size(); i++) {
            analysis("/analysisPlan/analyses/" + i, analyses.get(i));
        }
        for (Endpoint endpoint : definition.endpoints()) {
            boolean analysed = analyses.stream()
                    .anyMatch(analysis ->
                            analysis.endpoint().equals(endpoint.id()) && analysis.purpose() == AnalysisPurpose.MAIN);
            if (endpoint.role() == EndpointRole.PRIMARY && !analysed) {
                add("/analysisPlan/analyses", "has a main analysis of the primary endpoint " + endpoint.id());
            }
        }
    }

    private void analysis(String pointer, PlannedAnalysis analysis) {
        Optional<Endpoint> endpoint = definition.endpoint(analysis.endpoint());
        if (endpoint.isEmpty()) {
            add(pointer + "/endpoint", "names an endpoint of the trial, was \"" + analysis.endpoint() + "\"");
        } else if (analysis.method().startsWith("survival.") && !(endpoint.get() instanceof TimeToEventEndpoint)) {
            add(pointer + "/method", "needs a time-to-event endpoint, and " + analysis.endpoint() + " is none");
        }
        if (definition.analysisSets().stream().noneMatch(set -> set.id().equals(analysis.analysisSet()))) {
            add(pointer + "/analysisSet", "names an analysis set of the trial, was \"" + analysis.analysisSet() + "\"");
        }
        analysis.models().forEach(model -> knownModel(pointer + "/models", model));
        if (analysis.method().equals("diagnostic.aucPaired")
                && analysis.models().size() != 2) {
            add(
                    pointer + "/models",
                    "has the two models that are compared, was "
                            + analysis.models().size());
        }
        if (analysis.method().equals("survival.rmst") && analysis.tau().isEmpty()) {
            add(pointer, "lacks tau, the time to which the mean is restricted");
        }
        if (analysis.stratified() && definition.allocation().stratumVariables().isEmpty()) {
            add(pointer + "/stratified", "needs an allocation rule with strata");
        }
    }

    private void thresholds(String pointer, List<Threshold> thresholds) {
        for (int i = 0; i < thresholds.size(); i++) {
            Threshold threshold = thresholds.get(i);
            if (threshold.min().isEmpty() && threshold.max().isEmpty()) {
                add(pointer + "/" + i, "has at least one of min and max");
            }
            range(pointer + "/" + i, threshold.min(), threshold.max());
        }
    }

    private void range(String pointer, Optional<Double> min, Optional<Double> max) {
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            add(pointer, "has min not above max, was " + min.get() + " and " + max.get());
        }
    }

    private void knownModel(String pointer, String model) {
        if (!models.contains(model)) {
            add(pointer, "names a model of the trial, was \"" + model + "\"");
        }
    }

    private void knownModality(String pointer, Modality modality) {
        if (!modalities.contains(modality)) {
            add(pointer, "names a modality of /eligibility/inputs, was \"" + modality + "\"");
        }
    }

    private <T> void unique(String pointer, List<T> values, Function<T, Object> key) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            Object identifier = key.apply(values.get(i));
            if (!seen.add(identifier)) {
                add(pointer + "/" + i, "repeats \"" + identifier + "\", which is named once");
            }
        }
    }

    private void add(String pointer, String message) {
        findings.add(new Finding(pointer, message));
    }
}
