package org.probatum.trial.protocol;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.protocol.EligibilityCriterion.InputDataCriterion;

/**
 * What a trial promises: the content of {@code trial.json}, whose form {@link TrialSchema} gives.
 *
 * <p>A definition that was parsed is consistent: identifiers are unique and every reference resolves.
 *
 * @param version version of the protocol, such as 1.0
 * @param spiritAi SPIRIT-AI statements; complete before approval
 * @param alignmentPlan present when volumes are brought into one space
 * @param outcomes where outcomes are read
 * @param adverseEvents where adverse events are read; columns participant_id, arm, term, grade, onset_day, serious
 */
public record TrialDefinition(
        TrialId id,
        String version,
        String title,
        String sponsor,
        Registration registration,
        String phase,
        IntendedUse intendedUse,
        List<SpiritAiStatement> spiritAi,
        List<Arm> arms,
        List<Site> sites,
        Eligibility eligibility,
        List<Visit> visits,
        AllocationRule allocation,
        List<Endpoint> endpoints,
        List<AnalysisSet> analysisSets,
        List<ModelReference> models,
        MissingDataPlan missingDataPlan,
        Optional<AlignmentPlan> alignmentPlan,
        ExplanationPlan explanationPlan,
        StatisticalAnalysisPlan analysisPlan,
        DataFile outcomes,
        Optional<DataFile> adverseEvents) {

    public TrialDefinition {
        spiritAi = List.copyOf(spiritAi);
        arms = List.copyOf(arms);
        sites = List.copyOf(sites);
        visits = List.copyOf(visits);
        endpoints = List.copyOf(endpoints);
        analysisSets = List.copyOf(analysisSets);
        models = List.copyOf(models);
    }

    /**
     * Reads a {@code trial.json}.
     *
     * @param json UTF-8
     * @throws InvalidDefinitionException with every finding, if the definition breaks the schema or is inconsistent
     */
    public static DraftProtocol parse(byte[] json) {
        return switch (check(json)) {
            case DefinitionOutcome.Valid valid -> valid.protocol();
            case DefinitionOutcome.Invalid invalid -> throw new InvalidDefinitionException(invalid.findings());
        };
    }

    /** Reads a {@code trial.json} and returns the draft or every finding. */
    public static DefinitionOutcome check(byte[] json) {
        return DefinitionReader.read(json);
    }

    /** The one primary endpoint. */
    public Endpoint primaryEndpoint() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.role() == EndpointRole.PRIMARY)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A parsed definition has a primary endpoint"));
    }

    /** The one primary model. */
    public ModelReference primaryModel() {
        return models.stream()
                .filter(model -> model.role() == ModelRole.PRIMARY)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A parsed definition has a primary model"));
    }

    /** The model of this name. */
    public Optional<ModelReference> model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** The arm of this identifier. */
    public Optional<Arm> arm(ArmId arm) {
        return arms.stream().filter(candidate -> candidate.id().equals(arm)).findFirst();
    }

    /** The endpoint of this identifier. */
    public Optional<Endpoint> endpoint(EndpointId endpoint) {
        return endpoints.stream()
                .filter(candidate -> candidate.id().equals(endpoint))
                .findFirst();
    }

    /** The modalities on which the eligibility criteria say something, in protocol order. */
    public List<Modality> modalities() {
        return eligibility.inputs().stream().map(InputDataCriterion::modality).toList();
    }
}
