package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.audit.Role;
import org.probatum.ui.security.UserAccount;
import org.probatum.ui.security.UserAccounts;

/** Accounts without a browser: the services refuse, not the screens. */
class AccountsTest {

    private static final Actor ADMINISTRATOR = new Actor("root", "R. Oot", Set.of(Role.ADMINISTRATOR));

    private static TemporaryWorkbench workbench;
    private static UserAccounts accounts;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        accounts = workbench.service(UserAccounts.class);
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    @Test
    void onlyAnAdministratorOpensAccounts() {
        Actor approver = new Actor("p", "P. Rover", Set.of(Role.APPROVER));
        assertThatThrownBy(() -> accounts.create(approver, "friend", "F. Riend", Set.of(Role.APPROVER)))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("Administrator");
        assertThat(accounts.find("friend")).isEmpty();
    }

    @Test
    void anAdministratorHasNoTrialRole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        accounts.create(ADMINISTRATOR, "both", "B. Oth", Set.of(Role.ADMINISTRATOR, Role.STATISTICIAN)))
                .withMessageContaining("no trial role");
    }

    @Test
    void aLoginNameIsNeverGivenTwice() {
        workbench.addUser("once", "O. Nce", Role.COORDINATOR);
        accounts.disable(ADMINISTRATOR, "once", "left the site");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accounts.create(ADMINISTRATOR, "once", "Other", Set.of(Role.COORDINATOR)))
                .withMessageContaining("never given twice");
    }

    @Test
    void aOneTimeLinkWorksOnce() {
        String token = accounts.create(ADMINISTRATOR, "token", "T. Oken", Set.of(Role.COORDINATOR))
                .token();
        accounts.redeem(token, TemporaryWorkbench.PASSWORD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accounts.redeem(token, TemporaryWorkbench.PASSWORD))
                .withMessageContaining("used already");
    }

    @Test
    void aResetEndsTheOldPasswordAtOnce() {
        workbench.addUser("reset", "R. Eset", Role.COORDINATOR);
        accounts.reset(ADMINISTRATOR, "reset", "password lost");
        assertThat(accounts.confirms("reset", TemporaryWorkbench.PASSWORD)).isFalse();
        assertThat(accounts.find("reset").orElseThrow().state()).isEqualTo(UserAccount.State.INVITED);
    }

    @Test
    void fiveWrongPasswordsLockTheAccountEvenForTheRightOne() {
        workbench.addUser("locked", "L. Ocked", Role.STATISTICIAN);
        assertThat(accounts.confirms("locked", TemporaryWorkbench.PASSWORD)).isTrue();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(accounts.confirms("locked", "wrong")).isFalse();
        }
        assertThat(accounts.confirms("locked", TemporaryWorkbench.PASSWORD)).isFalse();
        assertThat(accounts.find("locked").orElseThrow().lockedUntil()).isPresent();
    }

    @Test
    void aChangeOfRolesNeedsAReason() {
        workbench.addUser("reason", "R. Eason", Role.COORDINATOR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accounts.changeRoles(ADMINISTRATOR, "reason", Set.of(Role.APPROVER), " "))
                .withMessageContaining("reason");
        assertThat(accounts.find("reason").orElseThrow().roles()).containsExactly(Role.COORDINATOR);
    }
}
