package org.probatum.ui.protocol;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.probatum.trial.protocol.Finding;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.Words;

/** What is wrong with a definition, place by place. */
final class FindingsList extends Div {

    FindingsList(List<Finding> findings) {
        add(new ErrorNotice(
                "The definition has " + Words.count(findings.size(), "finding", "findings"),
                "Nothing was stored",
                "Correct what is listed"));
        DataTable table = new DataTable("Findings", "Place", "What is wrong");
        findings.forEach(finding -> table.row(
                DataTable.code(finding.pointer().isEmpty() ? "the top" : finding.pointer()),
                new Span(finding.message())));
        add(table);
    }
}
