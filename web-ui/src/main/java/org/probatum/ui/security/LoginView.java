package org.probatum.ui.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Asks who is there. */
@Route(value = "login", autoLayout = false)
@PageTitle("Log in · Probatum")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm(words());

    LoginView() {
        addClassName("gate");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        Paragraph purpose = new Paragraph("Where multimodal AI stands its trial");
        Paragraph help = new Paragraph("Lost the password? An administrator gives you a one-time link.");
        help.addClassName("gate-help");
        Div panel = new Div(new H1("Probatum"), purpose, form, help);
        panel.addClassName("gate-panel");
        add(panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    private static LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("Log in");
        words.getForm().setUsername("Login name");
        words.getForm().setPassword("Password");
        words.getForm().setSubmit("Log in");
        words.getErrorMessage().setTitle("Not logged in");
        words.getErrorMessage()
                .setMessage("Name or password is wrong, or the account is locked. After 5 failed attempts it is locked "
                        + "for 15 minutes.");
        return words;
    }
}
