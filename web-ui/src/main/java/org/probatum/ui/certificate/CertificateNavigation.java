package org.probatum.ui.certificate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import org.probatum.trial.audit.Digest;

/** The way to the page of a certificate. */
public final class CertificateNavigation {

    private CertificateNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Digest certificate) {
        return RouteConfiguration.forSessionScope()
                .getUrl(CertificateView.class, new RouteParameters(CertificateView.CERTIFICATE, certificate.hex()));
    }

    /** Shows it. */
    public static void open(Digest certificate) {
        UI.getCurrentOrThrow()
                .navigate(CertificateView.class, new RouteParameters(CertificateView.CERTIFICATE, certificate.hex()));
    }
}
