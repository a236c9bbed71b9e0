package org.probatum.ui.signing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Function;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FactsTable;

/**
 * Asks for a signature: shows exactly what is signed, its digest, what signing states, and asks again who is there.
 *
 * <p>The dialog stays open, with the reason, when the signature is refused.
 */
public final class SigningDialog extends Dialog {

    private final Function<Credentials, SigningOutcome> signing;
    private final Runnable afterwards;
    private final TextField user = new TextField("Login name");
    private final PasswordField password = new PasswordField("Password");
    private final Div problem = new Div();

    /**
     * @param title what is signed, for example {@code Protocol glioma-rct, version 2}
     * @param shown exactly what is signed, readable
     * @param record the digest of the bytes that {@code shown} shows
     * @param consequence what will happen, for example {@code The protocol cannot be changed afterwards, only amended.}
     * @param signing the use case that signs: a call of the service with these credentials
     * @param afterwards what the page does once it is signed
     */
    public SigningDialog(
            String title,
            Component shown,
            Digest record,
            SignatureMeaning meaning,
            String consequence,
            Function<Credentials, SigningOutcome> signing,
            Runnable afterwards) {
        this.signing = signing;
        this.afterwards = afterwards;
        setHeaderTitle("Sign: " + title);
        setWidth("44rem");
        Div content = new Div(shown);
        content.addClassName("signed-content");
        content.getElement().setAttribute("tabindex", "0");
        content.getElement().setAttribute("role", "region");
        content.getElement().setAttribute("aria-label", "What is signed");
        FactsTable facts = new FactsTable()
                .fact("Meaning", meaning.statement())
                .digest("Digest (SHA-256)", record)
                .fact("What happens", consequence);
        user.getElement().setAttribute("autocomplete", "username");
        password.getElement().setAttribute("autocomplete", "current-password");
        Div who = new Div(
                new Paragraph("Enter your login name and password once more to sign."), user, password, problem);
        who.addClassName("form");
        add(content, facts, who);
        Button sign = new Button("Sign", click -> sign());
        sign.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), sign);
    }

    private void sign() {
        problem.removeAll();
        Credentials credentials = new Credentials(user.getValue().strip(), password.getValue());
        password.clear();
        switch (signing.apply(credentials)) {
            case SigningOutcome.Signed signed -> {
                close();
                afterwards.run();
            }
            case SigningOutcome.Refused refused ->
                problem.add(new ErrorNotice(refused.reason(), "Nothing was signed", "Check name and password"));
        }
    }
}
