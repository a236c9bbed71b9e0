package org.probatum.ui.frame;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.List;
import java.util.Optional;
import org.probatum.ui.home.HomeNavigation;
import org.probatum.ui.trial.TrialSummary;

/** Names the chosen trial and changes to another. */
final class TrialSwitcher extends Div {

    TrialSwitcher() {
        addClassName("trial-switcher");
    }

    void show(List<TrialSummary> trials, Optional<TrialSummary> chosen) {
        removeAll();
        if (trials.isEmpty()) {
            Span none = new Span("No trial yet");
            none.addClassName("quiet");
            add(none);
            return;
        }
        MenuBar menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem root = menu.addItem(chosen.map(TrialSummary::title).orElse("Choose a trial"));
        root.setAriaLabel("Trial: " + chosen.map(TrialSummary::title).orElse("none chosen"));
        for (TrialSummary trial : trials) {
            MenuItem item = root.getSubMenu().addItem(trial.title(), click -> HomeNavigation.open(trial.id()));
            item.setCheckable(true);
            item.setChecked(chosen.filter(trial::equals).isPresent());
        }
        add(menu);
    }
}
