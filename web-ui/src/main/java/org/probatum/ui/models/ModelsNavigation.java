package org.probatum.ui.models;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;

/** The way to the page Models. */
public final class ModelsNavigation {

    private ModelsNavigation() {}

    /** Its address, without a leading slash. */
    public static String path() {
        return RouteConfiguration.forSessionScope().getUrl(ModelsView.class);
    }

    /** Shows it. */
    public static void open() {
        UI.getCurrentOrThrow().navigate(ModelsView.class);
    }
}
