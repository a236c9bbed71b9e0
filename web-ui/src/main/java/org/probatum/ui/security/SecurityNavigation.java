package org.probatum.ui.security;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;

/** The way to the pages about accounts. */
public final class SecurityNavigation {

    private SecurityNavigation() {}

    /** The address of the administrator's list of users, without a leading slash. */
    public static String usersPath() {
        return RouteConfiguration.forSessionScope().getUrl(UsersView.class);
    }

    /** Shows the administrator's list of users. */
    public static void openUsers() {
        UI.getCurrentOrThrow().navigate(UsersView.class);
    }
}
