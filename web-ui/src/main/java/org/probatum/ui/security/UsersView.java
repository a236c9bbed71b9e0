package org.probatum.ui.security;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.probatum.trial.audit.Role;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The administrator's list of users: who may come in, as what, and what state each account is in. */
@Route("users")
@PageTitle("Users · Probatum")
@RolesAllowed("ADMINISTRATOR")
class UsersView extends Div {

    private final UserAccounts accounts;
    private final CurrentActor currentActor;
    private final Clock clock;
    private final PageHeader header = new PageHeader("Users", "");
    private final Grid<UserAccount> grid = new Grid<>();

    UsersView(UserAccounts accounts, CurrentActor currentActor, Clock clock) {
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.clock = clock;
        addClassName("page");
        header.primaryAction("Add user", () -> new NewUserDialog(accounts, currentActor, this::refresh).open());
        grid.addColumn(UserAccount::user)
                .setHeader("Login name")
                .setSortable(true)
                .setFrozen(true)
                .setAutoWidth(true);
        grid.addColumn(UserAccount::name).setHeader("Name").setSortable(true).setAutoWidth(true);
        grid.addColumn(UsersView::roles).setHeader("Roles").setAutoWidth(true).setFlexGrow(2);
        grid.addComponentColumn(this::state).setHeader("State").setAutoWidth(true);
        grid.addComponentColumn(UsersView::lastLogin).setHeader("Last log-in").setAutoWidth(true);
        grid.addComponentColumn(this::change)
                .setHeader("Change")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", "Users");
        add(header, grid);
        refresh();
    }

    private void refresh() {
        List<UserAccount> all = accounts.all();
        long active = all.stream()
                .filter(account -> account.state() == UserAccount.State.ACTIVE)
                .count();
        header.showState(all.size() + (all.size() == 1 ? " account · " : " accounts · ") + active + " active");
        grid.setItems(all);
    }

    private static String roles(UserAccount account) {
        return account.roles().stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }

    private StatusBadge state(UserAccount account) {
        if (account.isLockedAt(clock.instant())) {
            return new StatusBadge(Status.LOCKED, "locked out");
        }
        return switch (account.state()) {
            case ACTIVE -> new StatusBadge(Status.GOOD, "active");
            case INVITED -> new StatusBadge(Status.WAITING, "invited");
            case DISABLED -> new StatusBadge(Status.FAILED, "disabled");
        };
    }

    private static Span lastLogin(UserAccount account) {
        return account.lastLogin().map(Dates::span).orElseGet(() -> new Span("never"));
    }

    private Button change(UserAccount account) {
        Button button = new Button(
                "Change", click -> new ChangeUserDialog(accounts, currentActor, account, this::refresh).open());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel("Change " + account.user());
        return button;
    }
}
