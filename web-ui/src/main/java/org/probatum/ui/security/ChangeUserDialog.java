package org.probatum.ui.security;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.audit.Role;
import org.probatum.ui.component.ErrorNotice;

/** Changes the roles of an account, resets it by a one-time link, or disables it; each with a reason. */
final class ChangeUserDialog extends Dialog {

    private final UserAccounts accounts;
    private final CurrentActor currentActor;
    private final String user;
    private final Runnable afterwards;
    private final CheckboxGroup<Role> roles = NewUserDialog.roleChoice();
    private final TextField reason = new TextField("Reason");
    private final Div problem = new Div();

    ChangeUserDialog(UserAccounts accounts, CurrentActor currentActor, UserAccount account, Runnable afterwards) {
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.user = account.user();
        this.afterwards = afterwards;
        setHeaderTitle("Change " + account.user());
        roles.setValue(account.roles());
        reason.setHelperText("Becomes part of the record.");
        Div form = new Div(roles, reason, problem);
        form.addClassName("form");
        add(form);
        Button save = new Button("Save roles", click -> attempt(this::saveRoles));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Button reset = new Button("Reset by one-time link", click -> attempt(this::reset));
        Button disable = new Button("Disable", click -> attempt(this::disable));
        disable.addThemeVariants(ButtonVariant.ERROR);
        disable.setVisible(account.state() != UserAccount.State.DISABLED);
        getFooter().add(disable, reset, new Button("Cancel", click -> close()), save);
    }

    private void saveRoles() {
        accounts.changeRoles(currentActor.get(), user, roles.getValue(), reason.getValue());
    }

    private void reset() {
        Invitation invitation = accounts.reset(currentActor.get(), user, reason.getValue());
        new InvitationDialog(invitation).open();
    }

    private void disable() {
        accounts.disable(currentActor.get(), user, reason.getValue());
    }

    private void attempt(Runnable change) {
        problem.removeAll();
        try {
            change.run();
            afterwards.run();
            close();
        } catch (IllegalArgumentException refusal) {
            problem.add(ErrorNotice.refused(refusal));
        } catch (NotAllowedException refusal) {
            problem.add(new ErrorNotice(refusal.getMessage() + "", "Nothing was changed", "Ask an administrator"));
        }
    }
}
