package org.probatum.ui.security;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URL;
import org.probatum.ui.component.Dates;

/** Shows a one-time link, once. */
final class InvitationDialog extends Dialog {

    InvitationDialog(Invitation invitation) {
        setHeaderTitle("One-time link for " + invitation.user());
        TextField link = new TextField("Link");
        link.setReadOnly(true);
        link.setWidthFull();
        link.setAutoselect(true);
        UI.getCurrentOrThrow().getPage().fetchCurrentURL(url -> link.setValue(address(url, invitation)));
        add(
                new Paragraph(
                        "Hand it to " + invitation.user() + " in person or by another safe way. It works once, until "
                                + Dates.time(invitation.expires()) + ", and is not shown again."),
                link);
        setWidth("36rem");
        getFooter().add(new Button("Done", click -> close()));
    }

    private static String address(URL page, Invitation invitation) {
        return page.getProtocol() + "://" + page.getAuthority() + "/" + invitation.path();
    }
}
