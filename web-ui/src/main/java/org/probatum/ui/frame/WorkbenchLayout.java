package org.probatum.ui.frame;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.SearchSource;
import org.probatum.ui.trial.TrialDirectory;
import org.probatum.ui.trial.TrialRoute;
import org.probatum.ui.trial.TrialSummary;
import org.springframework.beans.factory.ObjectProvider;

/** The frame: navigation at the left, trial, search and user at the top, the true state of the trial below them. */
@Layout
@PermitAll
class WorkbenchLayout extends AppLayout implements AfterNavigationObserver {

    private final CurrentActor currentActor;
    private final ObjectProvider<TrialDirectory> directory;
    private final TrialSwitcher switcher;
    private final SearchField search;
    private final StatusLine status;
    private final Nav navigation = new Nav();
    private final Span userPlace = new Span();

    WorkbenchLayout(
            CurrentActor currentActor,
            ObjectProvider<TrialDirectory> directory,
            List<SearchSource> searchSources,
            StatusLine status) {
        this.currentActor = currentActor;
        this.directory = directory;
        this.status = status;
        this.switcher = new TrialSwitcher();
        this.search = new SearchField(searchSources, currentActor);
        addClassName("workbench");
        setPrimarySection(Section.DRAWER);
        addToNavbar(bar());
        addToDrawer(drawer());
    }

    private Div bar() {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        Div spacer = new Div();
        spacer.addClassName("spacer");
        Div tools = new Div(toggle, switcher, search, spacer, userPlace);
        tools.addClassName("bar-tools");
        Div bar = new Div(skipLink(), tools, status);
        bar.addClassName("bar");
        return bar;
    }

    private Div drawer() {
        Anchor brand = new Anchor("", "Probatum");
        brand.addClassName("brand");
        navigation.getElement().setAttribute("aria-label", "Trial");
        Div drawer = new Div(brand, navigation);
        drawer.addClassName("drawer");
        return drawer;
    }

    private static Anchor skipLink() {
        Anchor skip = new Anchor("#content", "Skip to content");
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);
        return skip;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Actor actor = currentActor.get();
        List<TrialSummary> trials = directory.stream()
                .flatMap(source -> source.trials(actor).stream())
                .toList();
        Optional<TrialSummary> chosen = chosen(event, trials);
        Optional<TrialId> trial = chosen.map(TrialSummary::id);
        switcher.show(trials, chosen);
        search.within(trial);
        status.show(chosen);
        navigation.removeAll();
        navigation.add(TrialNavigation.of(
                actor, trial, chosen.map(TrialSummary::waiting).orElse(0)));
        userPlace.removeAll();
        userPlace.add(new UserMenu(actor, currentActor::logOut));
    }

    private static Optional<TrialSummary> chosen(AfterNavigationEvent event, List<TrialSummary> trials) {
        Optional<TrialId> named = TrialRoute.trial(event.getRouteParameters());
        return named.isPresent()
                ? trials.stream()
                        .filter(trial -> trial.id().equals(named.get()))
                        .findFirst()
                : trials.stream().findFirst();
    }
}
