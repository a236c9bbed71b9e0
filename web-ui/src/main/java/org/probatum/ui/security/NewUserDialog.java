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

/** Opens an account and shows its one-time link. */
final class NewUserDialog extends Dialog {

    private final UserAccounts accounts;
    private final CurrentActor currentActor;
    private final Runnable afterwards;
    private final TextField user = new TextField("Login name");
    private final TextField name = new TextField("Printed name");
    private final CheckboxGroup<Role> roles = roleChoice();
    private final Div problem = new Div();

    NewUserDialog(UserAccounts accounts, CurrentActor currentActor, Runnable afterwards) {
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.afterwards = afterwards;
        setHeaderTitle("Add user");
        user.setHelperText("Small letters and digits; given to one person for ever.");
        name.setHelperText("As it shall stand under signatures.");
        Div form = new Div(user, name, roles, problem);
        form.addClassName("form");
        add(form);
        Button create = new Button("Add user", click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), create);
    }

    static CheckboxGroup<Role> roleChoice() {
        CheckboxGroup<Role> choice = new CheckboxGroup<>("Roles");
        choice.setItems(Role.values());
        choice.setItemLabelGenerator(Role::label);
        choice.setHelperText("Administrator and auditor stand alone.");
        return choice;
    }

    private void create() {
        problem.removeAll();
        try {
            Invitation invitation =
                    accounts.create(currentActor.get(), user.getValue().strip(), name.getValue(), roles.getValue());
            afterwards.run();
            close();
            new InvitationDialog(invitation).open();
        } catch (IllegalArgumentException refusal) {
            problem.add(ErrorNotice.refused(refusal));
        } catch (NotAllowedException refusal) {
            problem.add(new ErrorNotice(refusal.getMessage() + "", "Nothing was changed", "Ask an administrator"));
        }
    }
}
