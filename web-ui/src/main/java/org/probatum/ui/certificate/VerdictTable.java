package org.probatum.ui.certificate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.probatum.evaluation.certificate.CertificateVerdicts;
import org.probatum.evaluation.certificate.CertificateVerdicts.Verdict;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The verdict on every subset of modalities, one column for each strategy. */
public final class VerdictTable extends Div {

    public VerdictTable(CertificateVerdicts certificate) {
        List<String> strategies = List.copyOf(certificate.strategies().keySet());
        DataTable table = new DataTable(
                "Verdict by subset and strategy",
                Stream.concat(Stream.of("Modalities present"), strategies.stream())
                        .toArray(String[]::new));
        for (Set<String> subset : subsets(certificate)) {
            List<Component> cells = new ArrayList<>();
            cells.add(new Span(print(certificate, subset)));
            strategies.forEach(strategy -> cells.add(certificate
                    .verdict(strategy, subset)
                    .<Component>map(VerdictTable::badge)
                    .orElseGet(Span::new)));
            table.row(cells.toArray(Component[]::new));
        }
        add(table);
    }

    /** The largest first. */
    static List<Set<String>> subsets(CertificateVerdicts certificate) {
        Set<Set<String>> subsets = new LinkedHashSet<>();
        certificate
                .strategies()
                .values()
                .forEach(strategy -> subsets.addAll(strategy.verdicts().keySet()));
        return subsets.stream()
                .sorted(Comparator.<Set<String>>comparingInt(Set::size)
                        .reversed()
                        .thenComparing(subset -> print(certificate, subset)))
                .toList();
    }

    /** As in the certificate: in the order of its modalities, with a plus between them. */
    static String print(CertificateVerdicts certificate, Set<String> subset) {
        return certificate.modalities().stream().filter(subset::contains).collect(Collectors.joining(" + "));
    }

    /** How a verdict looks everywhere. */
    public static StatusBadge badge(Verdict verdict) {
        Status status = switch (verdict) {
            case MAY_BE_USED -> Status.GOOD;
            case INFERIOR -> Status.FAILED;
            case INCONCLUSIVE -> Status.ATTENTION;
            case NO_VERDICT, NOT_EVALUATED -> Status.NEUTRAL;
        };
        return new StatusBadge(status, verdict.words());
    }
}
