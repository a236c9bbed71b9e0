package org.probatum.ui.models;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.probatum.registry.Axis;
import org.probatum.registry.ModelDifference;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.TensorSpec;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.ReasonDialog;
import org.probatum.ui.signing.Signing;
import org.probatum.ui.signing.SigningDialog;

/** Everything about one version: what it promises, what was found, and what may be done with it now. */
final class ModelDetail extends Div {

    private final ModelRegistry registry;
    private final ModelDecisions decisions;
    private final Actor actor;
    private final ModelVersion version;
    private final Runnable changed;
    private final Div comparison = new Div();

    ModelDetail(
            ModelRegistry registry,
            ModelDecisions decisions,
            CertificateDesk certificates,
            Actor actor,
            ModelVersion version,
            Runnable changed) {
        this.registry = registry;
        this.decisions = decisions;
        this.actor = actor;
        this.version = version;
        this.changed = changed;
        addClassNames("detail", "sections");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", version.id().toString());
        add(new H2(version.id().toString()), state(), actions());
        add(new InspectionPane(StoredInspection.parse(registry.inspectionReport(version.id()))));
        add(new CertificatesPane(certificates, actor, version, changed));
        add(new H3("Contract: inputs"), contract("Inputs", version.card().inputs()));
        add(new H3("Contract: outputs"), contract("Outputs", version.card().outputs()));
        add(new H3("Card"), card(), compareWith(), comparison);
    }

    private Div state() {
        Span words = new Span(
                switch (version.status()) {
                    case ModelStatus.Registered r ->
                        "registered by " + r.by() + " on " + Dates.time(r.at()) + "; not yet locked for trials";
                    case ModelStatus.Locked l ->
                        "locked by " + l.by() + " on " + Dates.time(l.at()) + ", signature in entry " + l.signature();
                    case ModelStatus.Retired r ->
                        "retired by " + r.by() + " on " + Dates.time(r.at()) + ": " + r.reason();
                });
        words.addClassName("quiet");
        Div line = new Div(ModelStates.badge(version.status()), words);
        line.addClassName("state-line");
        return line;
    }

    private Div actions() {
        Div row = new Div();
        row.addClassName("page-actions");
        if (actor.has(Role.APPROVER) && version.status() instanceof ModelStatus.Registered) {
            row.add(new Button("Lock version", click -> lock().open()));
        }
        if (actor.has(Role.APPROVER) && !(version.status() instanceof ModelStatus.Retired)) {
            row.add(new Button("Retire", click -> retire().open()));
        }
        return row;
    }

    private SigningDialog lock() {
        FactsTable shown = new FactsTable()
                .identifier("Version", version.id().toString())
                .digest("Model digest", version.modelDigest())
                .digest("Package digest", version.packageDigest())
                .fact("Declared fusion", version.card().fusionFamily())
                .fact("Inputs", names(version.card().inputs()))
                .fact("Outputs", names(version.card().outputs()));
        return new SigningDialog(
                "lock of " + version.id(),
                shown,
                version.packageDigest(),
                SignatureMeaning.MODEL_LOCK,
                "The version can be pinned by protocols and never changes again; it can only be retired.",
                Signing.refusingInWords(credentials -> decisions.lock(actor, credentials, version)),
                changed);
    }

    private ReasonDialog retire() {
        return new ReasonDialog(
                "Retire " + version.id(),
                "No new protocol can pin it; runs and reports that used it stay as they are.",
                "Retire",
                reason -> registry.retire(actor, version.id(), reason),
                changed);
    }

    private static String names(List<TensorSpec> specs) {
        return specs.stream().map(TensorSpec::name).collect(Collectors.joining(", "));
    }

    private static DataTable contract(String caption, List<TensorSpec> specs) {
        DataTable table = new DataTable(caption, "Name", "Shape", "Type", "Modality", "Unit", "Meaning");
        for (TensorSpec spec : specs) {
            table.row(
                    DataTable.code(spec.name()),
                    DataTable.code(spec.shape().stream().map(Axis::toString).collect(Collectors.joining(" × "))),
                    new Span(spec.dtype()),
                    new Span(spec.modality().orElse("")),
                    new Span(spec.unit().orElse("")),
                    new Span(spec.meaning().or(spec::preprocessing).orElse("")));
        }
        return table;
    }

    private FactsTable card() {
        FactsTable facts = new FactsTable()
                .fact("Task", version.card().task())
                .fact("Modalities", String.join(", ", version.card().modalities()));
        version.card().missingData().ifPresent(text -> facts.fact("Missing data", text));
        version.card()
                .requires()
                .forEach(need -> facts.identifier("Requires", need.model() + " (" + need.output() + ")"));
        version.card()
                .metrics()
                .forEach((name, value) ->
                        facts.fact("Stated " + name.replace('_', ' '), String.format(Locale.ROOT, "%s", value)));
        facts.digest("Model digest", version.modelDigest()).digest("Package digest", version.packageDigest());
        return facts;
    }

    private Div compareWith() {
        List<ModelVersion> others = registry.list().stream()
                .filter(other -> !other.id().equals(version.id()))
                .sorted(Comparator.comparing((ModelVersion other) ->
                                !other.id().name().equals(version.id().name()))
                        .thenComparing(ModelVersion::id))
                .toList();
        Div place = new Div();
        if (!others.isEmpty()) {
            Select<ModelVersion> select = new Select<>();
            select.setLabel("Compare with");
            select.setPlaceholder("another version");
            select.setItemLabelGenerator(other -> other.id().toString());
            select.setItems(others);
            select.addValueChangeListener(change -> compare(change.getValue()));
            place.add(new H3("Comparison"), select);
        }
        return place;
    }

    private void compare(ModelVersion other) {
        comparison.removeAll();
        ModelDifference difference = registry.difference(other.id(), version.id());
        if (difference.changes().isEmpty()) {
            comparison.add(new Paragraph("No difference in card, contract, graph and stated metrics."));
            return;
        }
        DataTable table = new DataTable(
                "Comparison",
                "Part",
                "What",
                other.id().toString(),
                version.id().toString());
        difference
                .changes()
                .forEach(change -> table.row(change.part().label(), change.what(), change.before(), change.after()));
        comparison.add(table);
    }
}
