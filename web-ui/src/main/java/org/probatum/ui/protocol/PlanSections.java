package org.probatum.ui.protocol;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.protocol.AlignmentDoubt;
import org.probatum.trial.protocol.ExplanationMethod;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.SpiritAi;
import org.probatum.trial.protocol.Threshold;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.component.Words;
import org.probatum.ui.models.ModelStates;
import org.probatum.ui.models.ModelsNavigation;

/** The sections of a protocol that plan what is done with the data: models, missing data, alignment, analysis. */
final class PlanSections {

    private PlanSections() {}

    static DataTable models(TrialDefinition trial, ModelRegistry registry) {
        DataTable table = new DataTable("Pinned models", "Model", "Role", "Registry", "Outputs", "Pinned digest");
        for (ModelReference model : trial.models()) {
            ModelVersionId id = new ModelVersionId(model.name(), model.version());
            table.row(
                    new Anchor(ModelsNavigation.path(id), model.reference()),
                    new Span(Words.of(model.role())),
                    registryState(model, id, registry),
                    new Span(Stream.of(model.scoreOutput(), model.probabilityOutput())
                            .flatMap(Optional::stream)
                            .distinct()
                            .collect(Collectors.joining(", "))),
                    DataTable.code(model.digest().abbreviated() + "…"));
        }
        return table;
    }

    private static Component registryState(ModelReference pinned, ModelVersionId id, ModelRegistry registry) {
        return registry.find(id)
                .map(version -> version.modelDigest().equals(pinned.digest())
                        ? ModelStates.badge(version.status())
                        : new StatusBadge(Status.FAILED, "registered with another digest"))
                .orElseGet(() -> new StatusBadge(Status.ATTENTION, "not registered"));
    }

    static Div missingData(TrialDefinition trial) {
        DataTable table =
                new DataTable("Missing-data plan", "Model", "Modalities", "When missing", "In primary analysis");
        trial.missingDataPlan()
                .strategies()
                .forEach(line -> table.row(
                        line.model(),
                        line.modalities().stream().map(Modality::value).collect(Collectors.joining(", ")),
                        Words.of(line.strategy()),
                        line.allowedInPrimary() ? "yes" : "no"));
        Div content = new Div(table);
        trial.missingDataPlan()
                .imputation()
                .ifPresent(imputation -> content.add(new Paragraph("Multiple imputation: "
                        + imputation.imputations() + " imputations, " + imputation.iterations()
                        + " iterations, seed " + imputation.seed() + ".")));
        trial.missingDataPlan()
                .certificates()
                .forEach(certificate -> content.add(new Paragraph(
                        new Span(certificate.model() + " keeps to certificate "),
                        DataTable.code(certificate.digest().hex()))));
        return content;
    }

    static Component alignment(TrialDefinition trial) {
        return trial.alignmentPlan()
                .<Component>map(plan -> new FactsTable()
                        .fact("Modality", plan.modality().value())
                        .fact("Fixed", plan.fixed())
                        .fact("Moving", plan.moving())
                        .fact("Transform", Words.of(plan.transform()))
                        .fact("Metric", Words.of(plan.metric()))
                        .fact("Resolution levels", String.valueOf(plan.levels()))
                        .fact("Accepted when", thresholds(plan.acceptance()))
                        .fact("On failure", Words.of(plan.onFailure()))
                        .fact("When doubtful", doubt(plan.doubt())))
                .orElseGet(() -> new Paragraph("Nothing is aligned."));
    }

    private static String doubt(AlignmentDoubt doubt) {
        return switch (doubt) {
            case USE -> "used, flagged and counted";
            case REVIEW -> "waits for a signed review; not predicted until then";
            case FAIL -> "counts as failed";
        };
    }

    static DataTable explanations(TrialDefinition trial) {
        DataTable table = new DataTable("Explanation plan", "Model", "Method", "Output", "Pass marks");
        trial.explanationPlan()
                .explanations()
                .forEach(entry -> entry.methods()
                        .forEach(method -> table.row(
                                entry.model(), name(method), method.output(), thresholds(method.passMarks()))));
        return table;
    }

    private static String name(ExplanationMethod method) {
        return switch (method) {
            case ExplanationMethod.AttentionOutput a -> "attention over " + a.modality();
            case ExplanationMethod.IntegratedGradients g ->
                "integrated gradients of " + g.input() + ", " + g.steps() + " steps";
            case ExplanationMethod.GradCam g -> "Grad-CAM at " + g.layer();
            case ExplanationMethod.Occlusion o -> "occlusion of " + o.input();
            case ExplanationMethod.ModalityShapley s -> "Shapley values of the modalities";
        };
    }

    private static String thresholds(List<Threshold> thresholds) {
        return thresholds.stream()
                .map(threshold -> threshold.measure()
                        + threshold.min().map(min -> " ≥ " + Words.number(min)).orElse("")
                        + threshold.max().map(max -> " ≤ " + Words.number(max)).orElse(""))
                .collect(Collectors.joining("; "));
    }

    static DataTable analysisSets(TrialDefinition trial) {
        DataTable table = new DataTable("Analysis sets", "Set", "Title", "Who is in");
        trial.analysisSets()
                .forEach(set -> table.row(
                        DataTable.code(set.id().value()), new Span(set.title()), new Span(Words.of(set.rule()))));
        return table;
    }

    static Div analyses(TrialDefinition trial) {
        DataTable table = new DataTable(
                "Planned analyses", "Analysis", "Title", "Endpoint", "Method", "Set", "Purpose", "Models");
        for (PlannedAnalysis analysis : trial.analysisPlan().analyses()) {
            table.row(
                    DataTable.code(analysis.id().value()),
                    new Span(analysis.title()),
                    new Span(analysis.endpoint().value()),
                    DataTable.code(analysis.method()),
                    new Span(analysis.analysisSet().value()),
                    new Span(Words.of(analysis.purpose())),
                    new Span(String.join(", ", analysis.models())));
        }
        return new Div(
                new Paragraph("Two-sided level " + trial.analysisPlan().alpha() + ", confidence level "
                        + trial.analysisPlan().confLevel() + "."),
                table);
    }

    static Div spiritAi(TrialDefinition trial) {
        DataTable table = new DataTable("SPIRIT-AI statements", "Item", "Statement");
        trial.spiritAi().forEach(statement -> table.row(statement.item(), statement.statement()));
        List<String> missing = SpiritAi.missingItems(trial);
        return new Div(
                missing.isEmpty()
                        ? new StatusBadge(Status.GOOD, "every item is stated")
                        : new StatusBadge(Status.ATTENTION, "not stated: " + String.join(", ", missing)),
                table);
    }
}
