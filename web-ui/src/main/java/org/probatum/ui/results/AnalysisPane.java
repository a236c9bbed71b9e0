package org.probatum.ui.results;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.AnalysisResults;
import org.probatum.evaluation.analysis.PostHocAnalysis;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.record.RecordNavigation;

/** The stored analysis: the plan's answers in plan order, post hoc ones apart, signatures, and what all rests on. */
final class AnalysisPane extends Div {

    private final StoredAnalysis analysis;
    private final Map<String, @Nullable Object> passport;

    /**
     * @param postHoc oldest first
     * @param passport what the stored numbers rest on
     */
    AnalysisPane(
            TrialDefinition definition,
            StoredAnalysis analysis,
            AnalysisResults results,
            List<PostHocAnalysis> postHoc,
            Map<String, @Nullable Object> passport,
            List<ElectronicSignature> signatures) {
        this.analysis = analysis;
        this.passport = passport;
        addClassName("analysis");
        add(sameNumbers(results), ResultContents.of(results.plan()));
        add(answers("Answers of the locked plan", definition, results.plan()));
        if (!postHoc.isEmpty()) {
            add(new PostHocPane(definition, postHoc));
        }
        add(
                new PageSection("How inputs were handled", new InputHandlingTable(results.inputs(), definition.arms())),
                new PageSection("Signatures", signatures(signatures)),
                new PageSection("What all numbers rest on", restsOn()));
    }

    /** Whether what is shown, recomputed from the stored data just now, is what was stored. */
    private Component sameNumbers(AnalysisResults results) {
        Map<String, Object> known = new LinkedHashMap<>();
        passport.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        Digest recomputed = results.digest(known);
        return recomputed.equals(analysis.results())
                ? new StatusBadge(
                        Status.GOOD, "recomputed from the stored data just now: the same numbers to the last digit")
                : new ErrorNotice(
                        "The numbers below, recomputed from the stored data, differ from those that were stored on "
                                + Dates.time(analysis.performedAt()),
                        "The stored analysis is kept and its signatures still belong to it",
                        "Let a statistician run the analysis again and say what changed");
    }

    private PageSection answers(String heading, TrialDefinition definition, List<AnalysisResult> results) {
        PageSection section = new PageSection(heading);
        results.forEach(result -> section.add(new ResultSection(definition, result, restsOn())));
        return section;
    }

    private static Component signatures(List<ElectronicSignature> signatures) {
        if (signatures.isEmpty()) {
            return PageSection.note("Nobody has signed these results yet.");
        }
        DataTable table = new DataTable("Signatures", "Name", "Meaning", "When", "Entry");
        signatures.forEach(signature -> table.row(
                new Span(signature.printedName()),
                new Span(signature.meaning().statement()),
                new Span(Dates.time(signature.at())),
                DataTable.number(Numbers.count(signature.auditSequence()))));
        return table;
    }

    private Anchor entry() {
        return new Anchor(
                RecordNavigation.path(analysis.trial(), analysis.entry()), "entry " + Numbers.count(analysis.entry()));
    }

    private FactsTable restsOn() {
        List<String> runs = PlainJson.objects(passport, "runs").stream()
                .map(run -> PlainJson.text(run, "run"))
                .toList();
        return new FactsTable()
                .identifier("Analysis", analysis.id())
                .fact("Performed", Dates.time(analysis.performedAt()) + " by " + analysis.performedBy())
                .fact("In the record", entry())
                .digest("Results", analysis.results())
                .identifier(
                        "Protocol",
                        PlainJson.text(passport, "trial") + "@" + PlainJson.text(passport, "protocolVersion"))
                .identifier("Protocol digest", PlainJson.text(passport, "protocolDigest"))
                .identifier("Locked data", PlainJson.text(passport, "lockedData"))
                .identifier("Runs", String.join(", ", runs))
                .fact("Code build", PlainJson.text(passport, "code"))
                .fact("Java", PlainJson.text(passport, "java"));
    }
}
