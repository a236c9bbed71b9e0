package org.probatum.ui.security.internal;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Hears from Spring Security how each log-in ended. */
@Component
class LoginListener {

    private final LoginRecord logins;

    LoginListener(LoginRecord logins) {
        this.logins = logins;
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        logins.succeeded(event.getAuthentication().getName(), remoteAddress(event.getAuthentication()));
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        String cause = switch (event) {
            case AuthenticationFailureLockedEvent locked -> "account locked";
            case AuthenticationFailureDisabledEvent disabled -> "account disabled or not yet activated";
            case AuthenticationFailureBadCredentialsEvent wrong -> "wrong name or password";
            default -> "refused: " + event.getException().getClass().getSimpleName();
        };
        logins.failed(event.getAuthentication().getName(), cause);
    }

    private static String remoteAddress(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "this process";
    }
}
