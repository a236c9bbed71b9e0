package org.probatum.ui.cohort;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probatum.evaluation.missingness.CohortMissingness;
import org.probatum.evaluation.missingness.TableMissingness;
import org.probatum.evaluation.missingness.UntrainedPatterns;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.missing.MissingnessAssociation;
import org.probatum.missing.MissingnessPattern;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.figure.FigureSvg;
import org.probatum.report.figure.MissingnessFigure;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.ModelRole;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.FigurePane;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.component.Words;
import org.probatum.ui.trial.TrialView;

/** What the cohort lacks, in which combinations, and what goes with it. */
@Route("trial/:trial?/missing-data")
@PageTitle("Missing data · Probatum")
@PermitAll
class MissingnessView extends TrialView {

    private static final String ABOUT = "What is missing, in which combinations, and what goes with it.";

    private final CohortDesk desk;
    private final ModelRegistry registry;
    private final ContentStore contents;

    MissingnessView(CohortDesk desk, ModelRegistry registry, ContentStore contents) {
        this.desk = desk;
        this.registry = registry;
        this.contents = contents;
    }

    @Override
    protected void show(TrialId trial) {
        desk.protocol(trial).ifPresentOrElse(this::show, this::showWithoutTrial);
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Missing data", ABOUT),
                new EmptyState("No participants yet", "Missing inputs are shown once participants are enrolled."));
    }

    private void show(ApprovedProtocol protocol) {
        TrialDefinition trial = protocol.definition();
        MissingnessData data = new MissingnessData(desk, protocol.trial(), trial.modalities(), contents);
        if (data.participants() == 0) {
            showWithoutTrial();
            return;
        }
        CohortMissingness cohort = data.cohort();
        PageHeader header = new PageHeader(
                "Missing data",
                cohort.patterns().completeCases() + " of " + data.participants() + " enrolled have every modality");
        header.addBeside(new Button("Cohort", click -> CohortNavigation.open(protocol.trial())));
        add(header);
        MissingnessFigure map = MissingnessFigures.ofModalities(data);
        add(new PageSection("Modalities", pane(map, data.participants()), patterns(cohort, data.participants())));
        add(new PageSection("Models", models(trial, data).toArray(Component[]::new)));
        add(new PageSection("What missingness goes with", associations(cohort, data)));
        data.tables().forEach(table -> add(table(table)));
    }

    private static FigurePane pane(MissingnessFigure figure, int n) {
        return new FigurePane(
                FigureSvg.of(figure), figure.labels().alternative(), "n = " + n + " enrolled participants");
    }

    private static DataTable patterns(CohortMissingness cohort, int n) {
        DataTable table = new DataTable("Patterns of modalities", "Missing", "Participants", "Share");
        for (MissingnessPattern pattern : cohort.patterns().patterns()) {
            List<Modality> lacking = cohort.lacking(pattern);
            table.row(
                    new Span(lacking.isEmpty() ? "nothing" : names(lacking)),
                    DataTable.number(Numbers.count(pattern.count())),
                    DataTable.number(Numbers.percent(pattern.count(), n)));
        }
        return table;
    }

    private static String names(List<Modality> modalities) {
        return modalities.stream().map(Modality::value).collect(Collectors.joining(", "));
    }

    /** Where a pattern occurs that a pinned model was never trained on. */
    private List<Component> models(TrialDefinition trial, MissingnessData data) {
        DataTable table = new DataTable(
                "Patterns that a model was never trained on", "Model", "Absent", "Participants", "The plan says");
        boolean any = false;
        for (ModelReference model : trial.models()) {
            Optional<ModelVersion> version = model.role() == ModelRole.ENCODER
                    ? Optional.empty()
                    : registry.find(new ModelVersionId(model.name(), model.version()));
            if (version.isPresent()) {
                ModelContract contract =
                        ModelContract.of(model.reference(), version.get().card());
                for (UntrainedPatterns.Untrained one : UntrainedPatterns.of(contract, data.columns(), data.present())) {
                    any = true;
                    table.row(
                            DataTable.code(model.reference()),
                            new StatusBadge(Status.ATTENTION, String.join(", ", one.absent())),
                            DataTable.number(Numbers.count(one.participants())),
                            new Span(plan(trial, model, one.absent())));
                }
            }
        }
        List<Component> shown = new ArrayList<>();
        shown.add(new Paragraph(
                any
                        ? "These models were never trained on these patterns, as far as their cards say."
                        : "Every model on trial was trained on the patterns that occur, as far as its card says."));
        if (any) {
            shown.add(table);
        }
        return shown;
    }

    private static String plan(TrialDefinition trial, ModelReference model, List<String> absent) {
        return absent.stream()
                .map(modality -> modality + ": "
                        + Words.of(trial.missingDataPlan().strategyFor(model.name(), new Modality(modality))))
                .collect(Collectors.joining("; "));
    }

    private static Component[] associations(CohortMissingness cohort, MissingnessData data) {
        Paragraph note = PageSection.note(
                (data.unblinded()
                                ? "The arm is among the covariates, for the allocation is revealed. "
                                : "By arm only after the allocation is revealed. ")
                        + "Effect: standardized mean difference for numbers, Cramér's V for levels (its p is rough where a level is rare). p-values are not adjusted for"
                        + " their number; a relation shows that values are not missing completely at random, none shows nothing.");
        if (cohort.associations().isEmpty()) {
            return new Component[] {new Paragraph("No modality is missing for some and there for others."), note};
        }
        DataTable table = new DataTable(
                "Absence of a modality against covariates",
                "Missing",
                "Covariate",
                "Missing n",
                "Present n",
                "Effect",
                "p");
        for (MissingnessAssociation a : cohort.associations()) {
            table.row(
                    new Span(a.variable()),
                    new Span(a.covariate()),
                    DataTable.number(Numbers.count(a.missingRows())),
                    DataTable.number(Numbers.count(a.observedRows())),
                    DataTable.number(Numbers.decimal(a.effect(), 2)),
                    DataTable.number(Numbers.pValue(a.p())));
        }
        return new Component[] {table, note};
    }

    private static PageSection table(TableMissingness table) {
        String little = switch (table.little()) {
            case TableMissingness.Little.Tested t ->
                "Little's test of missing completely at random: χ² = "
                        + Numbers.decimal(t.test().statistic(), 1) + " on "
                        + t.test().df()
                        + " degrees of freedom, " + Numbers.pStatement(t.test().p())
                        + ". A large p does not prove it.";
            case TableMissingness.Little.NotTested not ->
                "Little's test of missing completely at random was not done: " + not.reason() + ".";
        };
        String gaps =
                table.patterns().completeCases() + " of " + table.patterns().n()
                        + " participants with this table have every value; "
                        + Words.count(table.patterns().patterns().size(), "pattern occurs", "patterns occur") + ".";
        return new PageSection(
                "Values of " + table.modality(),
                pane(MissingnessFigures.ofTable(table), table.patterns().n()),
                new Paragraph(gaps),
                new Paragraph(little));
    }
}
