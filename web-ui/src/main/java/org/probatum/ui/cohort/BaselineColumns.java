package org.probatum.ui.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.protocol.CriterionKind;
import org.probatum.trial.protocol.EligibilityCriterion.ParticipantCriterion;
import org.probatum.trial.protocol.StratumVariable;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * The values at enrolment that a protocol and its pinned models use. Nothing else is taken from a table of participants, so that
 * no outcome enters the cohort before its time.
 *
 * @param required of the criteria, the strata and the planned covariates: column to what it is for
 * @param allowed of each required column that has a closed list, its values
 * @param further what the pinned models take beside them
 */
record BaselineColumns(Map<String, String> required, Map<String, List<String>> allowed, List<String> further) {

    static BaselineColumns of(TrialDefinition trial, ModelRegistry registry) {
        Map<String, String> required = new LinkedHashMap<>();
        Map<String, List<String>> allowed = new TreeMap<>();
        for (ParticipantCriterion criterion : trial.eligibility().participants()) {
            String meaning = criterion.kind() == CriterionKind.EXCLUSION
                    ? "excluded: " + criterion.description()
                    : criterion.description();
            required.merge(criterion.variable(), meaning, (one, other) -> one + "; " + other);
            if (!criterion.oneOf().isEmpty()) {
                allowed.putIfAbsent(criterion.variable(), criterion.oneOf());
            }
        }
        for (StratumVariable variable : trial.allocation().stratumVariables()) {
            required.merge(variable.variable(), "stratum", (one, other) -> one + "; " + other);
            if (variable.cutPoints().isEmpty()) {
                allowed.putIfAbsent(variable.variable(), variable.levels());
            }
        }
        trial.analysisPlan()
                .analyses()
                .forEach(analysis ->
                        analysis.covariates().forEach(column -> required.putIfAbsent(column, "planned covariate")));
        Set<String> further = new LinkedHashSet<>(clinicalFeatures(trial, registry));
        further.removeAll(required.keySet());
        return new BaselineColumns(required, allowed, List.copyOf(further));
    }

    private static List<String> clinicalFeatures(TrialDefinition trial, ModelRegistry registry) {
        List<String> features = new ArrayList<>();
        trial.models().stream()
                .map(model -> registry.find(new ModelVersionId(model.name(), model.version())))
                .flatMap(Optional::stream)
                .flatMap(version -> version.card().inputs().stream())
                .filter(input -> input.modality()
                        .filter(modality -> modality.contains("clinical"))
                        .isPresent())
                .forEach(input -> features.addAll(input.features()));
        return features;
    }

    /** Whether a column of a table of participants is one of them; {@code sex} stands for the feature {@code sex_male}. */
    boolean take(String column) {
        return required.containsKey(column)
                || further.stream().anyMatch(feature -> feature.equals(column) || feature.startsWith(column + "_"));
    }
}
