package org.probatum.ui.certificate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.probatum.evaluation.certificate.CertificateFigures;
import org.probatum.evaluation.certificate.CertificateVerdicts;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.evaluation.certificate.IssuedCertificates;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;

/** One certificate: verdicts, losses and shares of the modalities, strategy beside strategy. */
@Route("certificates/:certificate?")
@PageTitle("Certificate · Probatum")
@PermitAll
class CertificateView extends Div implements BeforeEnterObserver {

    static final String CERTIFICATE = "certificate";

    private static final String TITLE = "Missing-modality certificate";
    private static final int DECIMALS = 3;

    private final IssuedCertificates certificates;
    private final ContentStore contents;

    CertificateView(IssuedCertificates certificates, ContentStore contents) {
        this.certificates = certificates;
        this.contents = contents;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        event.getRouteParameters()
                .get(CERTIFICATE)
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .flatMap(text -> certificates.find(new Digest(text)))
                .ifPresentOrElse(this::show, this::showNone);
    }

    private void showNone() {
        add(
                new PageHeader(TITLE, "What a model loses when modalities are absent."),
                new EmptyState("No such certificate", "Certificates are listed at the model version they speak of."));
    }

    private void show(IssuedCertificate issued) {
        CertificateVerdicts verdicts = certificates.verdicts(issued);
        CertificateFigures figures = CertificateFigures.parse(contents.get(issued.certificate()));
        add(new PageHeader(TITLE, issued.model() + " on cohort " + issued.cohort()));
        add(new PageSection("Which modalities may be missing", new VerdictTable(verdicts), note()));
        add(new PageSection("Losses against the full input", losses(verdicts, figures)));
        add(new PageSection("What each modality contributes", shares(figures)));
        add(new PageSection("What becomes of an absent modality", handling(figures)));
        add(new PageSection("Record", facts(issued), new CertificateFilesTable(issued, contents)));
    }

    private static Paragraph note() {
        return PageSection.note(
                "May be used: the upper limit of every loss with a margin lies below it. Inferior: a lower limit"
                        + " lies above. Limits are simultaneous over the subsets of a metric.");
    }

    private static Component losses(CertificateVerdicts verdicts, CertificateFigures figures) {
        Div table = new Div();
        Select<String> metric = new Select<>();
        metric.setLabel("Metric");
        metric.setItems(figures.metrics());
        metric.setItemLabelGenerator(MetricWords::of);
        metric.addValueChangeListener(change -> {
            table.removeAll();
            table.add(losses(change.getValue(), verdicts, figures));
        });
        figures.metrics().stream().findFirst().ifPresent(metric::setValue);
        return new Div(metric, table);
    }

    private static DataTable losses(String metric, CertificateVerdicts verdicts, CertificateFigures figures) {
        List<String> strategies = List.copyOf(figures.strategies().keySet());
        DataTable table = new DataTable(
                "Losses of " + MetricWords.of(metric),
                Stream.concat(Stream.of("Modalities present"), strategies.stream())
                        .toArray(String[]::new));
        for (Set<String> subset : VerdictTable.subsets(verdicts)) {
            String printed = VerdictTable.print(verdicts, subset);
            List<Component> cells = new ArrayList<>();
            cells.add(new Span(printed));
            figures.strategies()
                    .values()
                    .forEach(strategy -> cells.add(DataTable.number(strategy.loss(metric, printed)
                            .map(CertificateView::print)
                            .orElse("not evaluable"))));
            table.row(cells.toArray(Component[]::new));
        }
        return table;
    }

    private static String print(CertificateFigures.Limits limits) {
        return Numbers.estimate(limits.value(), limits.lower(), limits.upper(), DECIMALS);
    }

    private static Component[] shares(CertificateFigures figures) {
        List<Component> shown = new ArrayList<>();
        List<String> strategies = List.copyOf(figures.strategies().keySet());
        Optional<CertificateFigures.Strategy> complete = figures.strategies().values().stream()
                .filter(strategy -> !strategy.shares().isEmpty())
                .findFirst();
        if (complete.isEmpty()) {
            return new Component[] {new Paragraph("Not every subset was evaluated, so there are no Shapley values.")};
        }
        complete.get().shares().forEach((metric, byModality) -> {
            DataTable table = new DataTable(
                    "Shapley values of " + MetricWords.of(metric),
                    Stream.concat(Stream.of("Modality"), strategies.stream()).toArray(String[]::new));
            for (String modality : byModality.keySet()) {
                List<Component> cells = new ArrayList<>();
                cells.add(new Span(modality));
                figures.strategies()
                        .values()
                        .forEach(strategy -> cells.add(DataTable.number(Optional.ofNullable(strategy.shares()
                                        .getOrDefault(metric, Map.of())
                                        .get(modality))
                                .map(CertificateView::print)
                                .orElse(""))));
                table.row(cells.toArray(Component[]::new));
            }
            shown.add(new Paragraph(MetricWords.of(metric) + ": exact Shapley values with simultaneous limits"));
            shown.add(table);
        });
        return shown.toArray(Component[]::new);
    }

    private static DataTable handling(CertificateFigures figures) {
        DataTable table = new DataTable("Strategies", "Strategy", "Absent modality");
        figures.strategies()
                .forEach((label, strategy) ->
                        table.row(DataTable.code(label), new Span(String.join("; ", strategy.handling()))));
        return table;
    }

    private static FactsTable facts(IssuedCertificate issued) {
        return new FactsTable()
                .identifier("Model", issued.model().toString())
                .digest("Model digest", issued.modelDigest())
                .digest("Cohort digest", issued.cohortDigest())
                .fact("Issued", Dates.time(issued.issuedAt()) + " by " + issued.issuedBy())
                .fact(
                        "In the record",
                        "signature in entry " + Numbers.count(issued.signature()) + ", issue in entry "
                                + Numbers.count(issued.entry()));
    }
}
