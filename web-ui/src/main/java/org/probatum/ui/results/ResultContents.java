package org.probatum.ui.results;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.List;
import org.probatum.evaluation.analysis.AnalysisResult;

/** Links to the answers of a page. */
final class ResultContents {

    private ResultContents() {}

    static Nav of(List<AnalysisResult> results) {
        Nav nav = new Nav();
        nav.addClassName("result-contents");
        nav.getElement().setAttribute("aria-label", "Analyses");
        for (AnalysisResult result : results) {
            Anchor link = new Anchor("#analysis-" + result.id(), result.title());
            link.getElement().setAttribute("router-ignore", true);
            nav.add(link);
        }
        return nav;
    }
}
