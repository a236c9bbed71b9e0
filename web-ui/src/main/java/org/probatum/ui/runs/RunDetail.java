package org.probatum.ui.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.report.number.Numbers;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.FoldedRows;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;

/** One run: what each model could and could not evaluate, how volumes were aligned, what was filled, and its provenance. */
final class RunDetail extends Div {

    private static final int FIRST = 12;

    RunDetail(InferenceRun run, RunSummary summary, List<AlignmentRecord> alignments) {
        addClassName("run-detail");
        H2 heading = new H2("Run " + run.id());
        Div title = new Div(heading, RunStates.badge(run.status()));
        title.addClassName("detail-title");
        add(title, facts(run, summary));
        add(
                new PageSection(
                        "Models",
                        models(summary),
                        PageSection.note(
                                "A case that a model cannot evaluate is counted here and in the CONSORT flow; it is never guessed.")));
        notEvaluable(summary).ifPresent(this::add);
        add(new PageSection("Alignment of volumes", new AlignmentPanel(run.trial(), alignments)));
        add(new PageSection("Filled values", filled(summary)));
        add(new PageSection("Provenance", provenance(run)));
    }

    private static FactsTable facts(InferenceRun run, RunSummary summary) {
        FactsTable facts = new FactsTable()
                .fact("Started", Dates.time(run.startedAt()) + " by " + run.startedBy())
                .fact("Took", RunStates.duration(run))
                .fact("Predicted", Numbers.countOf(summary.participants(), run.participants()) + " participants");
        run.message().ifPresent(message -> facts.fact("Ended because", message));
        run.abandonment()
                .ifPresent(a -> facts.fact("Abandoned", Dates.time(a.at()) + " by " + a.by() + ": " + a.reason())
                        .fact("Its predictions", "Stay in the record and are used by no outcome, analysis or report"));
        return facts;
    }

    private static DataTable models(RunSummary summary) {
        DataTable table = new DataTable(
                "Models of the run",
                "Model",
                "Evaluated",
                "Not evaluable",
                "With filled values",
                "With masked modality");
        summary.models()
                .forEach((model, tally) -> table.row(
                        DataTable.code(model.toString()),
                        DataTable.number(Numbers.countOf(tally.evaluated(), tally.evaluated() + tally.refused())),
                        DataTable.number(Numbers.count(tally.refused())),
                        DataTable.number(Numbers.count(tally.usingFilled())),
                        DataTable.number(Numbers.count(tally.masked()))));
        return table;
    }

    private static Optional<PageSection> notEvaluable(RunSummary summary) {
        boolean any = summary.models().values().stream().anyMatch(tally -> tally.refused() > 0);
        if (!any) {
            return Optional.empty();
        }
        DataTable table = new DataTable("What could not be evaluated", "Model", "Reason", "Participants", "Who");
        summary.models()
                .forEach((model, tally) -> tally.notEvaluable()
                        .forEach((reason, who) -> table.row(
                                DataTable.code(model.toString()),
                                new Span(reason),
                                DataTable.number(Numbers.count(who.size())),
                                identifiers(who))));
        return Optional.of(new PageSection("Not evaluable, by reason", table));
    }

    /** The identifiers; many of them are folded. */
    private static Component identifiers(List<ParticipantId> who) {
        String all = who.stream().map(ParticipantId::value).collect(Collectors.joining(", "));
        return who.size() <= 4
                ? DataTable.code(all)
                : new NativeDetails(who.getFirst() + " and " + (who.size() - 1) + " more", DataTable.code(all));
    }

    private static Component filled(RunSummary summary) {
        if (summary.filled().isEmpty()) {
            return PageSection.note("No prediction of this run rests on a filled value.");
        }
        List<Map.Entry<String, Integer>> most = summary.filled().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        FoldedRows columns = new FoldedRows(most, FIRST, part -> {
            DataTable table = new DataTable("Filled values by column", "Column", "Participants with a filled value");
            part.forEach(column -> table.row(
                    DataTable.code(column.getKey()),
                    DataTable.number(Numbers.countOf(column.getValue(), summary.participants()))));
            return table;
        });
        String words = Numbers.countOf(summary.withFilled(), summary.participants())
                + " participants have a prediction that rests on a filled value. Each is flagged at the participant and in "
                + "the explanations.";
        return new Div(PageSection.note(words), columns);
    }

    private static Div provenance(InferenceRun run) {
        Map<String, @Nullable Object> stored = PlainJson.object(run.provenance());
        FactsTable facts = new FactsTable();
        facts.identifier("Protocol", PlainJson.text(stored, "protocol"))
                .identifier("Protocol digest", PlainJson.text(stored, "protocolDigest"))
                .digest("Inputs it started from", run.snapshot());
        run.imputation().ifPresent(digest -> facts.digest("Imputation", digest));
        facts.fact("ONNX Runtime", PlainJson.text(stored, "onnxRuntime"))
                .fact("Threads per session", PlainJson.text(stored, "threadsPerSession"))
                .fact("Cases in parallel", PlainJson.text(stored, "casesInParallel"))
                .fact("Java", PlainJson.text(stored, "java"))
                .fact("Operating system", PlainJson.text(stored, "os"));
        DataTable models = new DataTable("Models by digest", "Model", "Provider", "Digest (SHA-256)");
        PlainJson.objects(stored, "models")
                .forEach(model -> models.row(
                        DataTable.code(PlainJson.text(model, "model")),
                        new Span(PlainJson.text(model, "provider")),
                        DataTable.code(PlainJson.text(model, "digest"))));
        return new Div(facts, models);
    }
}
