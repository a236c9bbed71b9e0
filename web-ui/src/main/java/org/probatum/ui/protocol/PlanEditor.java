package org.probatum.ui.protocol;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.probatum.evaluation.analysis.MethodNote;
import org.probatum.evaluation.analysis.PlanMethod;
import org.probatum.trial.protocol.AnalysisId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.DefinitionOutcome;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.PlanRevision;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.StatisticalAnalysisPlan;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Words;
import org.probatum.ui.plan.AnalysisDialog;
import org.probatum.ui.plan.AnalysisForm;

/** The lines of a plan, changed by forms or as JSON; each of the two always shows what the other made. */
final class PlanEditor extends Div {

    private final Protocol base;
    private final TrialDefinition definition;
    private final Div table = new Div();
    private final TextArea json = new TextArea("Analysis plan (JSON)");
    private final Div findings = new Div();
    private StatisticalAnalysisPlan plan;
    private Consumer<StatisticalAnalysisPlan> changed = now -> {};

    PlanEditor(Protocol base) {
        this.base = base;
        this.definition = base.definition();
        this.plan = definition.analysisPlan();
        addClassName("plan-editor");
        json.setWidthFull();
        json.setMinRows(12);
        json.setMaxRows(24);
        json.addClassName("code-area");
        findings.getElement().setAttribute("aria-live", "polite");
        Button add = new Button("Add analysis", click -> add());
        Div asJson = new Div(
                PageSection.note("Change the text and take it over; the table above then shows the same plan."),
                json,
                new Button("Take over from JSON", click -> takeOver()),
                findings);
        add(
                new PageSection("Planned analyses", add, table),
                new PageSection("Plan as JSON", new NativeDetails("Show the plan as in trial.json", asJson)));
        show();
    }

    StatisticalAnalysisPlan plan() {
        return plan;
    }

    /** Tells the plan after each change. */
    void onChange(Consumer<StatisticalAnalysisPlan> listener) {
        changed = listener;
    }

    private void show() {
        json.setValue(PlanRevision.json(plan));
        findings.removeAll();
        DataTable lines =
                new DataTable("Planned analyses", "Analysis", "Title", "Endpoint", "Method", "Purpose", "Change");
        for (int i = 0; i < plan.analyses().size(); i++) {
            PlannedAnalysis line = plan.analyses().get(i);
            lines.row(
                    DataTable.code(line.id().value()),
                    new Span(line.title()),
                    new Span(definition
                            .endpoint(line.endpoint())
                            .map(Endpoint::title)
                            .orElse("")),
                    new Span(PlanMethod.named(line.method())
                            .map(kind -> MethodNote.of(kind.method()).title())
                            .orElse(line.method())),
                    new Span(Words.of(line.purpose())),
                    buttons(i));
        }
        table.removeAll();
        table.add(lines);
    }

    private Div buttons(int at) {
        PlannedAnalysis line = plan.analyses().get(at);
        Div buttons = new Div(
                button("Edit", line, () -> edit(at)), button("Remove", line, () -> change(lines -> lines.remove(at))));
        if (at > 0) {
            buttons.add(button("Move up", line, () -> change(lines -> lines.add(at - 1, lines.remove(at)))));
        }
        buttons.addClassName("row-actions");
        return buttons;
    }

    private static Button button(String verb, PlannedAnalysis line, Runnable action) {
        Button button = new Button(verb, click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(verb + " " + line.id());
        return button;
    }

    private void add() {
        AnalysisForm form = new AnalysisForm(definition, identifiers(), List.of(AnalysisPurpose.values()));
        new AnalysisDialog("Add analysis", "Add", form, line -> change(lines -> lines.add(line))).open();
    }

    private void edit(int at) {
        PlannedAnalysis line = plan.analyses().get(at);
        Set<AnalysisId> others =
                identifiers().stream().filter(id -> !id.equals(line.id())).collect(Collectors.toSet());
        AnalysisForm form = new AnalysisForm(definition, others, List.of(AnalysisPurpose.values())).showing(line);
        new AnalysisDialog(
                        "Edit analysis " + line.id(), "Apply", form, edited -> change(lines -> lines.set(at, edited)))
                .open();
    }

    private Set<AnalysisId> identifiers() {
        return plan.analyses().stream().map(PlannedAnalysis::id).collect(Collectors.toSet());
    }

    private void change(Consumer<List<PlannedAnalysis>> edit) {
        List<PlannedAnalysis> lines = new ArrayList<>(plan.analyses());
        edit.accept(lines);
        plan = new StatisticalAnalysisPlan(plan.alpha(), plan.confLevel(), lines);
        show();
        changed.accept(plan);
    }

    private void takeOver() {
        switch (PlanRevision.of(base, base.version(), json.getValue())) {
            case DefinitionOutcome.Valid valid -> {
                plan = valid.protocol().definition().analysisPlan();
                show();
                changed.accept(plan);
            }
            case DefinitionOutcome.Invalid invalid -> {
                findings.removeAll();
                findings.add(new FindingsList(invalid.findings()));
            }
        }
    }
}
