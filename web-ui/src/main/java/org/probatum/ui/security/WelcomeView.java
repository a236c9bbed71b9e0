package org.probatum.ui.security;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.probatum.ui.component.ErrorNotice;

/** Where a one-time link leads: its owner chooses the password. */
@Route(value = "welcome", autoLayout = false)
@PageTitle("Choose a password · Probatum")
@AnonymousAllowed
class WelcomeView extends Main implements HasUrlParameter<String> {

    private final UserAccounts accounts;
    private final Div panel = new Div();

    WelcomeView(UserAccounts accounts) {
        this.accounts = accounts;
        addClassName("gate");
        panel.addClassName("gate-panel");
        add(panel);
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        panel.removeAll();
        panel.add(new H1("Probatum"));
        accounts.findByToken(token).ifPresentOrElse(account -> ask(token, account), this::refuse);
    }

    private void ask(String token, UserAccount account) {
        PasswordField first = field("New password");
        first.setHelperText("At least " + PasswordRule.MIN_LENGTH + " characters; a few words make a good one.");
        PasswordField again = field("The same again");
        Div problem = new Div();
        Button set = new Button("Set password", click -> {
            problem.removeAll();
            try {
                set(token, first.getValue(), again.getValue());
            } catch (IllegalArgumentException refusal) {
                problem.add(ErrorNotice.refused(refusal));
            }
        });
        set.addThemeVariants(ButtonVariant.PRIMARY);
        set.addClickShortcut(Key.ENTER);
        panel.add(
                new H2("Choose a password"),
                new Paragraph("For " + account.name() + ", login name " + account.user() + "."),
                first,
                again,
                problem,
                set);
        first.focus();
    }

    private void set(String token, String password, String again) {
        if (!password.equals(again)) {
            throw new IllegalArgumentException("The two passwords differ");
        }
        UserAccount account = accounts.redeem(token, password);
        panel.removeAll();
        Anchor login = new Anchor("login", "Log in");
        panel.add(new H1("Probatum"), new H2("Password set"));
        panel.add(new Paragraph("Log in as " + account.user() + " with your new password."), login);
    }

    private void refuse() {
        panel.add(
                new H2("This link does not work"),
                new Paragraph("It was used already or has expired. Ask an administrator for a new one."),
                new Anchor("login", "Log in"));
    }

    private static PasswordField field(String label) {
        PasswordField field = new PasswordField(label);
        field.setWidthFull();
        field.getElement().setAttribute("autocomplete", "new-password");
        return field;
    }
}
