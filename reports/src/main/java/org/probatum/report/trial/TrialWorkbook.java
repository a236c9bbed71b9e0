package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.ModelRole;

/** Composes the workbook of a trial: every result, every participant, every prediction, every audit entry. */
public final class TrialWorkbook {

    private TrialWorkbook() {}

    /**
     * @param report the report's content, whose title page the workbook shares
     * @param entries the audit entries up to the report's log head
     */
    public static ReportContent compose(ReportContent report, TrialReportData data, List<AuditEntry> entries) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(results(data));
        blocks.add(participants(data));
        blocks.add(predictions(data));
        blocks.add(filled(data));
        blocks.add(alignments(data));
        blocks.add(ExplanationSheets.explanations(data.explanations()));
        blocks.add(ExplanationSheets.attributions(data.cohortExplanations()));
        report.blocks().stream().filter(Table.class::isInstance).forEach(blocks::add);
        blocks.add(audit(entries));
        return new ReportContent(report.title(), blocks);
    }

    private static Table results(TrialReportData data) {
        List<Table.Row> rows = new ArrayList<>();
        data.results().plan().forEach(result -> addRows(result, rows));
        data.postHoc().forEach(analysis -> addRows(analysis.result(), rows));
        return new Table(
                "Results",
                "Every number of the plan, and of what was performed post hoc",
                List.of(
                        Table.Column.text("Analysis", 2, "Title of the plan line"),
                        Table.Column.text("Quantity", 2, "What was estimated or tested"),
                        Table.Column.text("Endpoint", 1.5, "Endpoint"),
                        Table.Column.text("Method", 1.5, "Method name"),
                        Table.Column.text("Standing", 1, "locked plan, or post hoc: not in the locked plan"),
                        Table.Column.number("n", 0.7, "Participants"),
                        Table.Column.number("Estimate", 1, "Point estimate"),
                        Table.Column.number("Lower", 1, "Lower confidence limit"),
                        Table.Column.number("Upper", 1, "Upper confidence limit"),
                        Table.Column.number("p", 0.8, "Two-sided p-value")),
                List.of(),
                rows,
                List.of());
    }

    private static void addRows(AnalysisResult result, List<Table.Row> rows) {
        for (ReportedNumber n : result.numbers()) {
            rows.add(Table.Row.numbered(
                    n.id(),
                    new Cell.Text(result.title()),
                    new Cell.Text(n.label()),
                    new Cell.Text(result.endpointTitle()),
                    new Cell.Text(result.method()),
                    new Cell.Text(result.standing().stamp().orElse("locked plan")),
                    new Cell.Count(n.n()),
                    n.estimate().isPresent() ? new Cell.Number(n.estimate().getAsDouble(), 6) : empty(n),
                    limit(n, true),
                    limit(n, false),
                    n.p().isPresent() ? new Cell.PValue(n.p().getAsDouble()) : new Cell.Empty()));
        }
    }

    private static Cell empty(ReportedNumber n) {
        return n.notEstimable().<Cell>map(Cell.NotEstimable::new).orElseGet(Cell.Empty::new);
    }

    private static Cell limit(ReportedNumber n, boolean lower) {
        return n.interval()
                .map(i -> lower ? i.lower() : i.upper())
                .<Cell>map(v -> Double.isFinite(v) ? new Cell.Number(v, 6) : new Cell.Text("not bounded"))
                .orElseGet(Cell.Empty::new);
    }

    private static Table participants(TrialReportData data) {
        TreeSet<String> baseline = new TreeSet<>();
        data.enrolled().forEach(p -> baseline.addAll(p.baseline().keySet()));
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("Participant", 1, "Identifier"),
                Table.Column.text("Site", 1, "Site"),
                Table.Column.text("Enrolled", 1, "Date of enrolment"),
                Table.Column.text("Arm", 1.3, "Allocated arm"),
                Table.Column.text("Stratum", 1.3, "Stratum as randomized")));
        baseline.forEach(name -> columns.add(Table.Column.text(name, 1, "Baseline value, see the data dictionary")));
        data.protocol()
                .definition()
                .endpoints()
                .forEach(e -> columns.add(Table.Column.text(e.title(), 1.5, "Captured outcome")));
        Map<ParticipantId, EnrolledParticipant> enrolled =
                data.enrolled().stream().collect(Collectors.toMap(EnrolledParticipant::id, p -> p));
        List<Table.Row> rows = new ArrayList<>();
        for (AnalysedParticipant p : data.participants()) {
            EnrolledParticipant e = enrolled.get(p.id());
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell.Code(p.id().value()));
            cells.add(e == null ? new Cell.Empty() : new Cell.Text(e.site().value()));
            cells.add(e == null ? new Cell.Empty() : new Cell.Date(e.enrolledOn()));
            cells.add(new Cell.Text(
                    data.armLabels().getOrDefault(p.arm().value(), p.arm().value())));
            cells.add(new Cell.Text(p.stratum()));
            baseline.forEach(name -> cells.add(value(p.baseline().get(name))));
            data.protocol()
                    .definition()
                    .endpoints()
                    .forEach(endpoint -> cells.add(outcome(p.outcome().get(endpoint.id()))));
            rows.add(new Table.Row(Table.RowKind.BODY, cells, java.util.Optional.empty()));
        }
        return new Table("Participants", "Randomized participants", columns, List.of(), rows, List.of());
    }

    private static Cell value(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Cell.Empty();
        }
        try {
            return new Cell.Number(Double.parseDouble(text), text.contains(".") ? 2 : 0);
        } catch (IllegalArgumentException e) {
            return new Cell.Text(text);
        }
    }

    private static Cell outcome(@org.jspecify.annotations.Nullable OutcomeValue value) {
        return switch (value) {
            case null -> new Cell.Text("not captured");
            case OutcomeValue.TimeToEvent t ->
                new Cell.Text(
                        org.probatum.report.number.Numbers.decimal(t.time(), 2) + (t.event() ? " event" : " censored"));
            case OutcomeValue.Binary b -> new Cell.Text(b.occurred() ? "yes" : "no");
            case OutcomeValue.Continuous c -> new Cell.Number(c.value(), 3);
            case OutcomeValue.NotEvaluable n -> new Cell.Text("not evaluable");
        };
    }

    private static Table predictions(TrialReportData data) {
        List<Table.Row> rows = new ArrayList<>();
        for (AnalysedParticipant p : data.participants()) {
            for (ModelReference model : data.protocol().definition().models()) {
                CaseOutcome outcome = p.predictions().get(model.name());
                if (model.role() != ModelRole.ENCODER && outcome != null) {
                    rows.add(prediction(p, model, outcome));
                }
            }
        }
        return new Table(
                "Predictions",
                "Predictions, or why there is none",
                List.of(
                        Table.Column.text("Participant", 1, "Identifier"),
                        Table.Column.text("Model", 1.5, "Model and version"),
                        Table.Column.number("Score", 1, "Risk score; higher is worse"),
                        Table.Column.number("Probability", 1, "Probability of the binary endpoint"),
                        Table.Column.number("Draws", 0.7, "Imputations that the score is the mean of"),
                        Table.Column.text("Filled values", 2, "Columns that hold a filled value"),
                        Table.Column.text("Masked", 1, "Modalities told missing"),
                        Table.Column.text("Not evaluable", 2, "Why there is no prediction")),
                List.of(),
                rows,
                List.of());
    }

    private static Table.Row prediction(AnalysedParticipant p, ModelReference model, CaseOutcome outcome) {
        return switch (outcome) {
            case CaseOutcome.Evaluated e ->
                Table.Row.of(
                        new Cell.Code(p.id().value()),
                        new Cell.Text(model.reference()),
                        new Cell.Number(e.score(), 6),
                        e.probability().isPresent()
                                ? new Cell.Number(e.probability().getAsDouble(), 6)
                                : new Cell.Empty(),
                        new Cell.Count(e.draws().size()),
                        new Cell.Text(String.join(" ", e.filled())),
                        new Cell.Text(String.join(" ", e.masked())),
                        new Cell.Empty());
            case CaseOutcome.NotEvaluable n ->
                Table.Row.of(
                        new Cell.Code(p.id().value()),
                        new Cell.Text(model.reference()),
                        new Cell.Empty(),
                        new Cell.Empty(),
                        new Cell.Empty(),
                        new Cell.Empty(),
                        new Cell.Empty(),
                        new Cell.Text(String.join("; ", n.reasons())));
        };
    }

    /** One row per participant and filled column, whichever models used it. */
    private static Table filled(TrialReportData data) {
        List<Table.Row> rows = new ArrayList<>();
        for (AnalysedParticipant p : data.participants()) {
            TreeSet<String> columns = new TreeSet<>();
            p.predictions().values().forEach(outcome -> {
                if (outcome instanceof CaseOutcome.Evaluated e) {
                    columns.addAll(e.filled());
                }
            });
            if (!columns.isEmpty()) {
                rows.add(Table.Row.of(
                        new Cell.Code(p.id().value()),
                        new Cell.Count(columns.size()),
                        new Cell.Text(String.join(" ", columns))));
            }
        }
        return new Table(
                "Filled values",
                "Values that were filled in",
                List.of(
                        Table.Column.text("Participant", 1, "Identifier"),
                        Table.Column.number("Count", 0.7, "How many values"),
                        Table.Column.text("Columns", 5, "Which table columns")),
                List.of(),
                rows,
                List.of("The draws themselves are in the evidence capsule, imputation.json."));
    }

    private static Table alignments(TrialReportData data) {
        List<Table.Row> rows = new ArrayList<>();
        for (AlignmentRecord a : data.alignments()) {
            rows.add(Table.Row.of(
                    new Cell.Code(a.participant().value()),
                    new Cell.Text(a.standing()),
                    a.predictedErrorMm().isPresent()
                                    && Double.isFinite(a.predictedErrorMm().getAsDouble())
                            ? new Cell.Number(a.predictedErrorMm().getAsDouble(), 2)
                            : new Cell.Empty(),
                    new Cell.Text(a.review()
                            .map(r -> r.reviewerName() + ", " + Numbers.instant(r.at()) + ": " + r.reason())
                            .orElse(""))));
        }
        return new Table(
                "Alignment",
                "Alignment of each pair of volumes",
                List.of(
                        Table.Column.text("Participant", 1, "Identifier"),
                        Table.Column.text("Verdict", 1.6, "accepted, doubtful or failed, and what followed"),
                        Table.Column.number("Predicted error (mm)", 1.3, "90th percentile of the predicted error"),
                        Table.Column.text("Review", 3, "who decided on a doubtful alignment, when and why")),
                List.of(),
                rows,
                List.of());
    }

    private static Table audit(List<AuditEntry> entries) {
        List<Table.Row> rows = new ArrayList<>();
        for (AuditEntry e : entries) {
            rows.add(Table.Row.of(
                    new Cell.Count(e.sequence()),
                    new Cell.Moment(e.at()),
                    new Cell.Text(e.action().name()),
                    new Cell.Text(e.user()),
                    new Cell.Text(e.subject()),
                    new Cell.Code(e.leafHash().hex())));
        }
        return new Table(
                "Audit",
                "Audit entries up to the log head",
                List.of(
                        Table.Column.number("Entry", 0.7, "Sequence number from 0"),
                        Table.Column.text("At", 1.5, "Time of the entry, UTC"),
                        Table.Column.text("Action", 1.5, "What was recorded"),
                        Table.Column.text("By", 1, "Login name"),
                        Table.Column.text("About", 2, "Subject"),
                        Table.Column.text("Leaf hash", 3, "SHA-256 of 0x00 and the canonical entry (RFC 9162)")),
                List.of(),
                rows,
                List.of("The canonical entries are in the evidence capsule, audit/log.jsonl."));
    }
}
