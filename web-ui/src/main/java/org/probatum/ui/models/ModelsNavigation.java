package org.probatum.ui.models;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import org.probatum.registry.ModelVersionId;

/** The way to the page Models. */
public final class ModelsNavigation {

    private ModelsNavigation() {}

    /** Its address, without a leading slash. */
    public static String path() {
        return RouteConfiguration.forSessionScope().getUrl(ModelsView.class);
    }

    /** The address of one version beside the list, such as {@code models/late_kronecker@1.0.0}. */
    public static String path(ModelVersionId version) {
        return RouteConfiguration.forSessionScope().getUrl(ModelsView.class, parameters(version));
    }

    /** Shows it. */
    public static void open() {
        UI.getCurrentOrThrow().navigate(ModelsView.class);
    }

    /** Shows one version beside the list. */
    public static void open(ModelVersionId version) {
        UI.getCurrentOrThrow().navigate(ModelsView.class, parameters(version));
    }

    private static RouteParameters parameters(ModelVersionId version) {
        return new RouteParameters(ModelsView.MODEL, version.toString());
    }
}
