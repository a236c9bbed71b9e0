package org.probatum.ui.frame;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.cohort.CohortNavigation;
import org.probatum.ui.explanations.ExplanationsNavigation;
import org.probatum.ui.home.HomeNavigation;
import org.probatum.ui.models.ModelsNavigation;
import org.probatum.ui.protocol.ProtocolNavigation;
import org.probatum.ui.record.RecordNavigation;
import org.probatum.ui.reports.ReportsNavigation;
import org.probatum.ui.results.ResultsNavigation;
import org.probatum.ui.runs.RunsNavigation;
import org.probatum.ui.security.SecurityNavigation;

/** The pages of a trial, in the order of a trial's life, and below them what belongs to the installation. */
final class TrialNavigation {

    private TrialNavigation() {}

    static SideNav of(Actor actor, Optional<TrialId> trial, int waiting) {
        SideNav pages = new SideNav();
        SideNavItem toDo = item("To do", HomeNavigation.path(trial), VaadinIcon.TASKS);
        if (waiting > 0) {
            Span count = new Span(String.valueOf(waiting));
            count.addClassName("count");
            count.getElement().setAttribute("aria-label", waiting + " waiting");
            toDo.setSuffixComponent(count);
        }
        pages.addItem(
                toDo,
                item("Protocol", ProtocolNavigation.path(trial), VaadinIcon.FILE_TEXT_O),
                item("Cohort", CohortNavigation.path(trial), VaadinIcon.USERS),
                item("Runs", RunsNavigation.path(trial), VaadinIcon.PLAY_CIRCLE_O),
                item("Explanations", ExplanationsNavigation.path(trial), VaadinIcon.EYE),
                item("Results", ResultsNavigation.path(trial), VaadinIcon.CHART_LINE),
                item("Reports", ReportsNavigation.path(trial), VaadinIcon.ARCHIVE),
                item("Record", RecordNavigation.path(trial), VaadinIcon.LIST_OL));
        SideNavItem models = item("Models", ModelsNavigation.path(), VaadinIcon.CLUSTER);
        models.addClassName("apart");
        pages.addItem(models);
        if (actor.has(Role.ADMINISTRATOR)) {
            pages.addItem(item("Users", SecurityNavigation.usersPath(), VaadinIcon.KEY_O));
        }
        return pages;
    }

    private static SideNavItem item(String label, String path, VaadinIcon icon) {
        return new SideNavItem(label, path, icon.create());
    }
}
