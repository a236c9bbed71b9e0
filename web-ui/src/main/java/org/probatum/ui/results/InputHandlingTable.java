package org.probatum.ui.results;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;
import org.probatum.evaluation.analysis.InputHandling;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.Arm;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.PageSection;

/** How the inputs of each model were handled, counted by arm (CONSORT-AI 5 iii). */
final class InputHandlingTable extends Div {

    InputHandlingTable(InputHandling inputs, List<Arm> arms) {
        String[] columns = Stream.concat(
                        Stream.of("Model", "Participants"), arms.stream().map(Arm::label))
                .toArray(String[]::new);
        DataTable table = new DataTable("Handling of inputs by arm", columns);
        inputs.models()
                .forEach((model, tallies) -> tallies.stream()
                        .filter(tally -> tally.counts().values().stream().anyMatch(count -> count > 0)
                                || tally.what().equals("Evaluated"))
                        .forEach(tally -> table.row(Stream.concat(
                                        Stream.of(DataTable.code(model), new Span(tally.what())),
                                        arms.stream()
                                                .map(arm -> DataTable.number(Numbers.count(
                                                        tally.counts().getOrDefault(arm.id(), 0)))))
                                .toArray(Component[]::new))));
        add(
                PageSection.note(
                        "Counts of randomized participants. What could not be evaluated stays in the analysis as the "
                                + "plan says."),
                table);
    }
}
