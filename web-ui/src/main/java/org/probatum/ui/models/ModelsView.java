package org.probatum.ui.models;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.security.CurrentActor;

/** Versions with status, topology, contract, conformance and certificate; one of them beside the list. */
@Route("models/:model?")
@PageTitle("Models · Probatum")
@PermitAll
class ModelsView extends Div implements BeforeEnterObserver {

    static final String MODEL = "model";

    private final ModelRegistry registry;
    private final ModelDecisions decisions;
    private final CertificateDesk certificates;
    private final CurrentActor currentActor;

    ModelsView(
            ModelRegistry registry, ModelDecisions decisions, CertificateDesk certificates, CurrentActor currentActor) {
        this.registry = registry;
        this.decisions = decisions;
        this.certificates = certificates;
        this.currentActor = currentActor;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get(MODEL).flatMap(ModelsView::parse));
    }

    private void show(Optional<ModelVersionId> chosen) {
        removeAll();
        Actor actor = currentActor.get();
        List<ModelVersion> versions = registry.list();
        PageHeader header = new PageHeader("Models", state(versions));
        if (actor.has(Role.MODEL_ENGINEER)) {
            header.primaryAction("Register version", () -> new RegisterModelDialog(registry, actor, this::show).open());
        }
        add(header);
        if (versions.isEmpty()) {
            add(new EmptyState(
                    "No models yet",
                    "A model version is registered by a model engineer as a package (zip) of ONNX file, card and test "
                            + "vectors. Its fusion topology, contract and conformance are shown here."));
            return;
        }
        Optional<ModelVersion> version = chosen.flatMap(registry::find);
        Div split = new Div(grid(versions, version));
        split.addClassName("split");
        version.ifPresent(one -> {
            split.addClassName("with-detail");
            split.add(new ModelDetail(registry, decisions, certificates, actor, one, () -> show(chosen)));
        });
        if (chosen.isPresent() && version.isEmpty()) {
            split.add(new EmptyState("No such version", chosen.get() + " is not registered here."));
        }
        add(split);
    }

    private static String state(List<ModelVersion> versions) {
        long locked = versions.stream()
                .filter(version -> version.status() instanceof ModelStatus.Locked)
                .count();
        return versions.isEmpty()
                ? "Versions, what each promises, and what was found when it was checked."
                : versions.size() + (versions.size() == 1 ? " version · " : " versions · ") + locked + " locked";
    }

    private static Grid<ModelVersion> grid(List<ModelVersion> versions, Optional<ModelVersion> chosen) {
        Grid<ModelVersion> grid = new Grid<>();
        grid.addComponentColumn(version -> DataTable.code(version.id().name()))
                .setHeader("Model")
                .setComparator(version -> version.id().name())
                .setSortable(true)
                .setFrozen(true)
                .setAutoWidth(true);
        grid.addColumn(version -> version.id().version())
                .setHeader("Version")
                .setSortable(true)
                .setAutoWidth(true);
        grid.addComponentColumn(version -> ModelStates.badge(version.status()))
                .setHeader("State")
                .setAutoWidth(true);
        if (chosen.isEmpty()) {
            grid.addComponentColumn(version -> Dates.span(version.registeredAt()))
                    .setHeader("Registered")
                    .setAutoWidth(true);
            grid.addColumn(version -> version.card().fusionFamily())
                    .setHeader("Fusion (declared)")
                    .setSortable(true)
                    .setAutoWidth(true);
            grid.addColumn(version -> String.join(", ", version.card().modalities()))
                    .setHeader("Modalities")
                    .setAutoWidth(true);
        }
        grid.setItems(versions);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", "Model versions");
        chosen.ifPresent(grid::select);
        grid.addSelectionListener(selection ->
                selection.getFirstSelectedItem().map(ModelVersion::id).ifPresent(ModelsNavigation::open));
        return grid;
    }

    private static Optional<ModelVersionId> parse(String text) {
        try {
            return Optional.of(ModelVersionId.parse(text));
        } catch (IllegalArgumentException notAVersion) {
            // An address that somebody typed: it names no version.
            return Optional.empty();
        }
    }
}
