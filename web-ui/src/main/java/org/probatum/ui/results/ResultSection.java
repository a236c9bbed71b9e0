package org.probatum.ui.results;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureSvg;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.FigurePane;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The answer of one line of the plan: figure, numbers, what to read with care, and the passport of its method. */
final class ResultSection extends Section {

    ResultSection(AnalysisResult result, List<AnalysisResult> all, FactsTable restsOn) {
        addClassName("result");
        setId("analysis-" + result.id());
        Div title = new Div(new H3(result.title()), new Span(ResultWords.purpose(result.purpose())));
        title.addClassName("result-title");
        if (result.postHoc()) {
            Span stamp = new Span("post hoc");
            stamp.addClassName("stamp");
            title.add(stamp);
        }
        add(title, about(result));
        ResultFigures.of(result, all).ifPresent(figure -> add(figure(result, figure)));
        add(numbers(result));
        result.warnings().forEach(warning -> add(new StatusBadge(Status.ATTENTION, warning)));
        add(new NativeDetails("Passport of the method", new Div(passport(result), restsOn)));
    }

    private static Paragraph about(AnalysisResult result) {
        Paragraph about = new Paragraph(result.endpointTitle() + " · " + result.analysisSet()
                + result.estimand().map(summary -> " · " + summary).orElse(""));
        about.addClassName("quiet");
        return about;
    }

    private static FigurePane figure(AnalysisResult result, Figure figure) {
        String caption = "n = " + Numbers.count(result.numbers().stream()
                        .mapToInt(ReportedNumber::n)
                        .max()
                        .orElse(0))
                + " · " + result.method() + " · " + result.id();
        return new FigurePane(FigureSvg.of(figure), figure.labels().alternative(), caption);
    }

    private static DataTable numbers(AnalysisResult result) {
        String level = Numbers.decimal(100 * result.confidenceLevel(), 0) + "% CI";
        DataTable table =
                new DataTable(result.title(), "Quantity", "Estimate", level, "p", "n", "Events", "Number id");
        for (ReportedNumber number : result.numbers()) {
            Span estimate = number.notEstimable().isPresent()
                    ? new Span(ResultWords.estimate(number))
                    : DataTable.number(ResultWords.estimate(number));
            table.row(
                    new Span(number.label()),
                    estimate,
                    DataTable.number(ResultWords.interval(number)),
                    DataTable.number(ResultWords.p(number)),
                    DataTable.number(Numbers.count(number.n())),
                    DataTable.number(ResultWords.events(number)),
                    DataTable.code(number.id()));
        }
        return table;
    }

    private static FactsTable passport(AnalysisResult result) {
        FactsTable facts = new FactsTable()
                .identifier("Plan line", result.id())
                .identifier("Method", result.method())
                .fact("Source", result.source().isEmpty() ? "none: nothing was computed" : result.source())
                .fact("Endpoint", result.endpointTitle() + " (" + result.endpoint() + ")");
        result.estimand().ifPresent(estimand -> facts.fact("Estimand", estimand));
        return facts.fact("Analysis set", result.analysisSet())
                .fact("Purpose", ResultWords.purpose(result.purpose()))
                .fact("Confidence level", Numbers.decimal(100 * result.confidenceLevel(), 0) + "%")
                .fact("Planned", result.postHoc() ? "no: post hoc" : "yes, in the locked plan");
    }
}
