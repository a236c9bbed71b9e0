package org.probatum.ui.results;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import org.probatum.evaluation.analysis.AnalysisDetail;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.analysis.Standing;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureSvg;
import org.probatum.report.number.Numbers;
import org.probatum.report.trial.AnalysisBlocks;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.FigurePane;

/** The answer of one line of the plan: figure, numbers, what to read with care, and the passport of its method. */
final class ResultSection extends Section {

    /** @param restsOn what the numbers of every analysis rest on */
    ResultSection(TrialDefinition definition, AnalysisResult result, FactsTable restsOn) {
        addClassName("result");
        setId("analysis-" + result.id());
        Div title = new Div(new H3(result.title()), new Span(purpose(result.purpose())));
        title.addClassName("result-title");
        result.standing().stamp().ifPresent(words -> {
            Span stamp = new Span(words);
            stamp.addClassName("stamp");
            title.add(stamp);
        });
        add(title, about(result));
        AnalysisBlocks.figure(definition, result).ifPresent(figure -> add(figure(result, figure)));
        add(new ResultTable(AnalysisBlocks.table(result)));
        add(new NativeDetails("Passport of the method", new Div(passport(result), restsOn)));
    }

    private static Paragraph about(AnalysisResult result) {
        Paragraph about = new Paragraph(result.endpointTitle() + " · " + result.analysisSet()
                + result.estimand().map(summary -> " · " + summary).orElse(""));
        about.addClassName("quiet");
        return about;
    }

    private static FigurePane figure(AnalysisResult result, Figure figure) {
        String caption = "n = " + Numbers.count(n(result)) + " · " + result.method() + " · " + result.id();
        return new FigurePane(FigureSvg.of(figure), figure.labels().alternative(), caption);
    }

    /** Everybody in the figure: curves of arms hold each participant once. */
    private static int n(AnalysisResult result) {
        return result.detail() instanceof AnalysisDetail.SurvivalCurves curves
                ? curves.arms().stream().mapToInt(arm -> arm.curve().n()).sum()
                : result.numbers().stream().mapToInt(ReportedNumber::n).max().orElse(0);
    }

    private static FactsTable passport(AnalysisResult result) {
        FactsTable facts = new FactsTable()
                .identifier("Plan line", result.id())
                .identifier("Method", result.method())
                .fact("Source", result.source().isEmpty() ? "none: nothing was computed" : result.source())
                .fact("Endpoint", result.endpointTitle() + " (" + result.endpoint() + ")");
        result.estimand().ifPresent(estimand -> facts.fact("Estimand", estimand));
        return facts.fact("Analysis set", result.analysisSet())
                .fact("Purpose", purpose(result.purpose()))
                .fact("Confidence level", Numbers.decimal(100 * result.confidenceLevel(), 0) + "%")
                .fact("Standing", standing(result.standing()));
    }

    private static String standing(Standing standing) {
        return switch (standing) {
            case LOCKED_PLAN -> "in the locked plan";
            case POST_HOC -> "post hoc: not in the locked plan";
            case DRY_RUN -> Standing.DRY_RUN.stamp().orElseThrow();
        };
    }

    private static String purpose(AnalysisPurpose purpose) {
        return switch (purpose) {
            case MAIN -> "main analysis";
            case SENSITIVITY -> "sensitivity analysis";
            case SUPPLEMENTARY -> "supplementary analysis";
            case DESCRIPTIVE -> "descriptive";
        };
    }
}
