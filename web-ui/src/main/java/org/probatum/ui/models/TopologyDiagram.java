package org.probatum.ui.models;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** How the inputs of a model come together: a lane per input, the point of fusion, and what follows. */
final class TopologyDiagram extends Div {

    TopologyDiagram(StoredInspection inspection) {
        addClassName("topology");
        StoredInspection.Topology topology = inspection.topology();
        FactsTable facts = new FactsTable()
                .fact("Declared", topology.declared().orElse("nothing"))
                .fact("Detected", topology.detected().orElse("not detected"))
                .fact("Agreement", agreement(topology));
        topology.branches()
                .filter(branches -> !branches.isEmpty())
                .ifPresent(branches -> add(diagram(inspection, branches)));
        topology.explanation().map(Paragraph::new).ifPresent(this::add);
        add(facts);
    }

    private static StatusBadge agreement(StoredInspection.Topology topology) {
        return topology.agrees()
                .map(agrees -> agrees
                        ? new StatusBadge(Status.GOOD, "agrees with the card")
                        : new StatusBadge(Status.ATTENTION, "the card says otherwise"))
                .orElseGet(() -> new StatusBadge(Status.NEUTRAL, "cannot be told"));
    }

    private static Div diagram(StoredInspection inspection, List<StoredInspection.Branch> branches) {
        StoredInspection.Topology topology = inspection.topology();
        Div lanes = new Div();
        lanes.addClassName("topology-lanes");
        branches.forEach(branch -> lanes.add(lane(branch)));
        Div fusion = new Div(
                new Span(topology.detected().orElse("unknown")),
                quiet(topology.modalityMask() ? "takes a modality mask" : "no modality mask"));
        fusion.addClassName("topology-fusion");
        Div outputs = new Div();
        outputs.addClassName("topology-outputs");
        inspection.outputs().forEach(output -> {
            Span name = new Span(output.name());
            name.addClassNames("topology-box", "identifier");
            outputs.add(name);
        });
        // Together, so that a narrow page breaks the line before the arrow.
        Div after = new Div(arrow(layers(topology.layersAfter())), outputs);
        after.addClassName("topology-after");
        Div diagram = new Div(lanes, fusion, after);
        diagram.addClassName("topology-diagram");
        return diagram;
    }

    private static Div lane(StoredInspection.Branch branch) {
        Span name = new Span(branch.input());
        name.addClassNames("topology-box", "identifier");
        Div lane = new Div(name, arrow(layers(branch.layersBefore())));
        lane.addClassName("topology-lane");
        return lane;
    }

    private static String layers(int count) {
        return count + (count == 1 ? " layer" : " layers");
    }

    private static Div arrow(String label) {
        Span line = new Span("→");
        line.getElement().setAttribute("aria-hidden", "true");
        Div arrow = new Div(quiet(label), line);
        arrow.addClassName("topology-arrow");
        return arrow;
    }

    private static Span quiet(String text) {
        Span span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
