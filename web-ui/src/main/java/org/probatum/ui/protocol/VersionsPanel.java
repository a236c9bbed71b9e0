package org.probatum.ui.protocol;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The versions of a protocol, and what differs between the chosen one and another. */
final class VersionsPanel extends Div {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ProtocolService protocols;
    private final Protocol chosen;
    private final String latest;
    private final Div difference = new Div();

    VersionsPanel(ProtocolService protocols, List<Protocol> versions, Protocol chosen) {
        this.protocols = protocols;
        this.chosen = chosen;
        this.latest = versions.getLast().version();
        addClassName("panel");
        UnorderedList list = new UnorderedList();
        list.addClassName("version-list");
        versions.reversed().forEach(version -> list.add(line(version)));
        add(new H2("Versions"), list);
        List<Protocol> others = versions.stream()
                .filter(version -> !version.version().equals(chosen.version()))
                .toList();
        if (!others.isEmpty()) {
            Select<Protocol> select = new Select<>();
            select.setLabel("Compare version " + chosen.version() + " with");
            select.setItemLabelGenerator(version -> "version " + version.version());
            select.setItems(others);
            select.addValueChangeListener(change -> compare(change.getValue()));
            select.setValue(others.getLast());
            add(select, difference);
        }
    }

    private ListItem line(Protocol version) {
        Anchor link =
                new Anchor(ProtocolNavigation.path(version.trial(), version.version()), "Version " + version.version());
        if (version.version().equals(chosen.version())) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return new ListItem(
                link,
                switch (version) {
                    case DraftProtocol draft ->
                        new StatusBadge(Status.WAITING, version.version().equals(latest) ? "draft" : "replaced draft");
                    case ApprovedProtocol approved -> new StatusBadge(Status.GOOD, "approved");
                });
    }

    private void compare(Protocol other) {
        difference.removeAll();
        List<String> pointers = protocols.difference(chosen.trial(), other.version(), chosen.version());
        if (pointers.isEmpty()) {
            difference.add(new Paragraph("The two versions are the same."));
            return;
        }
        JsonNode before = JSON.readTree(other.canonical());
        JsonNode after = JSON.readTree(chosen.canonical());
        DataTable table =
                new DataTable("What differs", "Place", "Version " + other.version(), "Version " + chosen.version());
        for (String pointer : pointers) {
            table.row(DataTable.code(pointer), new Span(text(before.at(pointer))), new Span(text(after.at(pointer))));
        }
        difference.add(table);
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode()) {
            return "absent";
        }
        return node.isString() ? node.stringValue() : node.toString();
    }
}
