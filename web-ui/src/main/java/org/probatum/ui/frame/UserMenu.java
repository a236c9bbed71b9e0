package org.probatum.ui.frame;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;

/** Who is logged in, as what, and the way out. */
final class UserMenu extends MenuBar {

    UserMenu(Actor actor, Runnable logOut) {
        addClassName("user-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem person = addItem(actor.name() + " · " + roles(actor));
        person.setAriaLabel("Logged in as " + actor.name() + ", " + roles(actor));
        person.getSubMenu().addItem("Log out", click -> logOut.run());
    }

    private static String roles(Actor actor) {
        return actor.roles().stream()
                .sorted()
                .map(Role::label)
                .map(label -> label.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
