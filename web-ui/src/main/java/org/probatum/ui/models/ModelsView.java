package org.probatum.ui.models;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;

/** Versions with status, topology, contract, conformance and certificate. */
@Route("models")
@PageTitle("Models · Probatum")
@PermitAll
class ModelsView extends Div {

    ModelsView() {
        addClassName("page");
        add(
                new PageHeader("Models", "Versions, what each promises, and what was found when it was checked."),
                new EmptyState(
                        "No models yet",
                        "A model version is registered as a package of ONNX file, card and test vectors. Its fusion "
                                + "topology, contract, conformance and robustness certificate are shown here."));
    }
}
