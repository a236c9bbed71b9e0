package org.probatum.ui.models;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** What the inspection of a package found, in words: verdict, reasons, findings, fusion topology, conformance. */
final class InspectionPane extends Div {

    private static final List<String> ORDER = List.of("unsafe", "faulty", "warning", "note");

    InspectionPane(StoredInspection inspection) {
        addClassName("sections");
        add(verdict(inspection));
        if (!inspection.reasons().isEmpty()) {
            UnorderedList reasons = new UnorderedList();
            inspection.reasons().forEach(reason -> reasons.add(new ListItem(reason)));
            add(reasons);
        }
        add(new H3("Fusion topology"), new TopologyDiagram(inspection));
        if (!inspection.findings().isEmpty()) {
            add(new H3("Findings"), findings(inspection.findings()));
        }
        add(new H3("Conformance to the test vectors"));
        add(
                inspection.conformance().isEmpty()
                        ? new Paragraph("No test vector was run.")
                        : conformance(inspection.conformance()));
        if (!inspection.conformance().isEmpty()) {
            Paragraph tolerance = new Paragraph("Tolerance: " + inspection.tolerance());
            tolerance.addClassName("quiet");
            add(tolerance);
        }
    }

    private static Div verdict(StoredInspection inspection) {
        long passed = inspection.conformance().stream()
                .filter(StoredInspection.Result::passed)
                .count();
        String conformance = inspection.conformance().isEmpty()
                ? "no test vectors"
                : passed + " of " + inspection.conformance().size() + " test outputs agree";
        Div line = new Div(
                inspection.accepted()
                        ? new StatusBadge(Status.GOOD, "Accepted · " + conformance)
                        : new StatusBadge(Status.FAILED, "Refused"));
        line.addClassName("verdict");
        return line;
    }

    private static DataTable findings(List<StoredInspection.Finding> findings) {
        DataTable table = new DataTable("Findings of the inspection", "Severity", "Finding", "Code");
        findings.stream()
                .sorted(Comparator.comparingInt(finding -> ORDER.indexOf(finding.severity())))
                .forEach(finding -> table.row(
                        new StatusBadge(status(finding), finding.severityInWords()),
                        new Span(finding.message()),
                        DataTable.code(finding.code())));
        return table;
    }

    private static Status status(StoredInspection.Finding finding) {
        if (finding.refuses()) {
            return Status.FAILED;
        }
        return finding.severity().equals("warning") ? Status.ATTENTION : Status.NEUTRAL;
    }

    private static DataTable conformance(List<StoredInspection.Result> results) {
        DataTable table = new DataTable(
                "Conformance to the test vectors",
                "Test vector",
                "Output",
                "Result",
                "Largest difference",
                "Relative difference");
        for (StoredInspection.Result result : results) {
            table.row(
                    DataTable.code(result.set()),
                    DataTable.code(result.output()),
                    new StatusBadge(
                            result.passed() ? Status.GOOD : Status.FAILED,
                            result.bitEqual() ? "bit-equal" : result.passed() ? "agrees" : "differs"),
                    DataTable.number(figure(result.maxAbs())),
                    DataTable.number(figure(result.maxRel())));
        }
        return table;
    }

    private static String figure(Optional<Double> value) {
        return value.map(number -> number == 0 ? "0" : String.format(Locale.ROOT, "%.1e", number))
                .orElse("not a number");
    }
}
