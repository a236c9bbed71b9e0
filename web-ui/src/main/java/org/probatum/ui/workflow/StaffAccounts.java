package org.probatum.ui.workflow;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.Credentials;
import org.probatum.ui.security.UserAccounts;
import org.springframework.stereotype.Component;

/** Opens the accounts of a trial that runs without a browser. */
@Component
public class StaffAccounts {

    /**
     * An account to open.
     *
     * @param user login name
     * @param name printed name
     */
    public record Member(String user, String name, Role role) {

        Actor actor() {
            return new Actor(user, name, Set.of(role));
        }
    }

    private static final Member ADMINISTRATOR = new Member("administrator", "First administrator", Role.ADMINISTRATOR);

    private final UserAccounts accounts;

    StaffAccounts(UserAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Opens the first administrator's account and those of the members, as far as they are not there.
     *
     * @param password chosen for a login name
     * @param renew whether an account that exists gets this password instead, which the trail records
     * @return the members with their credentials, in order
     */
    public List<TrialStaff.Person> open(List<Member> members, UnaryOperator<String> password, boolean renew) {
        accounts.inviteFirstAdministrator()
                .ifPresent(invitation -> accounts.redeem(invitation.token(), password.apply(ADMINISTRATOR.user())));
        return members.stream()
                .map(member -> open(member, password.apply(member.user()), renew))
                .toList();
    }

    /** The login name of the first administrator. */
    public static String administrator() {
        return ADMINISTRATOR.user();
    }

    private TrialStaff.Person open(Member member, String password, boolean renew) {
        boolean exists = accounts.find(member.user()).isPresent();
        if (!exists) {
            String token = accounts.create(ADMINISTRATOR.actor(), member.user(), member.name(), Set.of(member.role()))
                    .token();
            accounts.redeem(token, password);
        } else if (renew) {
            String token = accounts.reset(
                            ADMINISTRATOR.actor(), member.user(), "the trial is continued on the command line")
                    .token();
            accounts.redeem(token, password);
        }
        return new TrialStaff.Person(member.actor(), new Credentials(member.user(), password));
    }
}
