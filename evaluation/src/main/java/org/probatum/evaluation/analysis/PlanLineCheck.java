package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.ModelRole;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;

/** Whether a line fits its method and its trial, one sentence for each field that does not. */
public final class PlanLineCheck {

    /** The field of a line that a sentence is about. */
    public enum Field {
        ENDPOINT,
        METHOD,
        MODELS,
        COVARIATES,
        STRATIFIED,
        CUTS,
        TIES,
        TAU,
        HORIZON
    }

    /** What is wrong at a field, and what would be right. */
    public record Problem(Field field, String sentence) {}

    private final TrialDefinition definition;
    private final PlannedAnalysis line;
    private final List<Problem> problems = new ArrayList<>();

    private PlanLineCheck(TrialDefinition definition, PlannedAnalysis line) {
        this.definition = definition;
        this.line = line;
    }

    /** Every problem, in the order of the fields; empty when the line can be answered. */
    public static List<Problem> of(TrialDefinition definition, PlannedAnalysis line) {
        PlanLineCheck check = new PlanLineCheck(definition, line);
        PlanMethod.named(line.method())
                .ifPresentOrElse(
                        check::check,
                        () -> check.add(
                                Field.METHOD,
                                "The trial's analysis does not know " + line.method() + "; known are "
                                        + String.join(", ", TrialAnalysis.methods())));
        return List.copyOf(check.problems);
    }

    private void check(PlanMethod method) {
        Optional<Endpoint> endpoint = definition.endpoint(line.endpoint());
        if (endpoint.isEmpty()) {
            add(Field.ENDPOINT, "The trial has no endpoint " + line.endpoint());
        } else if (!method.takes(endpoint.get())) {
            add(
                    Field.METHOD,
                    "This method needs a " + (method.takesTimes() ? "time-to-event" : "binary") + " endpoint, and "
                            + endpoint.get().title() + " is none");
        }
        models(method);
        if (method.takes(PlanMethod.Parameter.SUBGROUPS)) {
            subgroups();
        }
        if (line.stratified() && definition.allocation().stratumVariables().isEmpty()) {
            add(Field.STRATIFIED, "The allocation rule of this trial has no strata");
        }
        if (line.tau().isEmpty() && method.takes(PlanMethod.Parameter.TAU)) {
            add(Field.TAU, "The time to which the mean is restricted, above 0 months");
        }
        positive(Field.TAU, line.tau());
        positive(Field.HORIZON, line.horizon());
        String ties = line.options().getOrDefault("ties", "efron");
        if (method.takes(PlanMethod.Parameter.TIES)
                && !List.of("efron", "breslow", "exact").contains(ties)) {
            add(Field.TIES, "One of efron, breslow, exact, was " + ties);
        }
    }

    private void subgroups() {
        boolean bySite = Boolean.parseBoolean(line.options().getOrDefault(SubgroupFactor.BY_SITE, "false"));
        if (line.covariates().isEmpty() && !bySite) {
            add(Field.COVARIATES, "At least one column that makes subgroups, or the site");
        }
        try {
            SubgroupFactor.cuts(line.options().getOrDefault(SubgroupFactor.CUTS, ""))
                    .keySet()
                    .forEach(column -> {
                        if (!line.covariates().contains(column)) {
                            add(Field.CUTS, "Cut points of " + column + ", which makes no subgroups here");
                        }
                    });
        } catch (IllegalArgumentException notOfTheForm) {
            add(Field.CUTS, String.valueOf(notOfTheForm.getMessage()));
        }
    }

    private void models(PlanMethod method) {
        int chosen = line.models().size();
        if (!method.judgesModels() && chosen > 0) {
            add(Field.MODELS, "This method compares the arms and takes no model");
        } else if (chosen < method.fewestModels() || chosen > method.mostModels()) {
            add(
                    Field.MODELS,
                    method.fewestModels() == method.mostModels()
                            ? "Exactly " + method.fewestModels() + " models, was " + chosen
                            : "At least one model");
        }
        for (String name : line.models()) {
            model(method, name);
        }
    }

    private void model(PlanMethod method, String name) {
        Optional<ModelReference> model = definition.model(name);
        if (model.isEmpty() || model.get().role() == ModelRole.ENCODER) {
            add(Field.MODELS, "The trial has no model " + name + " that predicts");
        } else if (method.needsProbabilities()
                && model.get().probabilityOutput().isEmpty()) {
            add(Field.MODELS, "The model " + name + " gives no probability, which this method needs");
        }
    }

    private void positive(Field field, Optional<Double> value) {
        if (value.isPresent() && !(value.get() > 0 && Double.isFinite(value.get()))) {
            add(field, "A number of months above 0, was " + value.get());
        }
    }

    private void add(Field field, String sentence) {
        problems.add(new Problem(field, sentence));
    }
}
