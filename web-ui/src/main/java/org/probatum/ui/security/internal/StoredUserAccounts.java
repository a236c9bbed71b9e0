package org.probatum.ui.security.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.ui.security.Invitation;
import org.probatum.ui.security.PasswordRule;
import org.probatum.ui.security.UserAccount;
import org.probatum.ui.security.UserAccount.State;
import org.probatum.ui.security.UserAccounts;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts in the database. */
@Service
class StoredUserAccounts implements UserAccounts {

    static final String FIRST_ADMINISTRATOR = "admin";

    private static final Duration LINK_WORKS_FOR = Duration.ofHours(24);
    private static final Pattern LOGIN_NAME = Pattern.compile("[a-z][a-z0-9._-]{1,63}");

    private final UserAccountRepository repository;
    private final PasswordEncoder passwords;
    private final LoginRecord logins;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StoredUserAccounts(
            UserAccountRepository repository,
            PasswordEncoder passwords,
            LoginRecord logins,
            AuditTrail trail,
            Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.logins = logins;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<UserAccount> all() {
        return repository.findAllByOrderByUser().stream()
                .map(UserAccountEntity::account)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UserAccount> find(String user) {
        return repository.findById(user).map(UserAccountEntity::account);
    }

    @Override
    @Transactional
    public Invitation create(Actor by, String user, String name, Set<Role> roles) {
        by.require("open an account", Role.ADMINISTRATOR);
        requireLoginName(user);
        requireRolesThatGoTogether(roles);
        if (name.isBlank()) {
            throw new IllegalArgumentException("An account needs the person's printed name");
        }
        if (repository.existsById(user)) {
            throw new IllegalArgumentException(
                    "The login name " + user + " belongs to somebody already; a name is never given twice");
        }
        UserAccountEntity entity = new UserAccountEntity(user, name.strip(), roles, clock.instant());
        Invitation invitation = invite(entity);
        record(
                AuditAction.USER_CREATED,
                by,
                user,
                Map.of("name", name.strip(), "roles", names(roles)),
                Optional.empty());
        return invitation;
    }

    @Override
    @Transactional
    public void changeRoles(Actor by, String user, Set<Role> roles, String reason) {
        by.require("change roles", Role.ADMINISTRATOR);
        requireRolesThatGoTogether(roles);
        UserAccountEntity entity = existing(user);
        Set<Role> before = entity.roles();
        if (!roles.contains(Role.ADMINISTRATOR)) {
            requireAnotherAdministrator(user);
        }
        entity.giveRoles(roles);
        record(
                AuditAction.USER_CHANGED,
                by,
                user,
                Map.of("change", "roles", "before", names(before), "after", names(roles)),
                Optional.of(required(reason)));
    }

    @Override
    @Transactional
    public void disable(Actor by, String user, String reason) {
        by.require("disable an account", Role.ADMINISTRATOR);
        requireAnotherAdministrator(user);
        existing(user).disable();
        record(AuditAction.USER_CHANGED, by, user, Map.of("change", "disabled"), Optional.of(required(reason)));
    }

    @Override
    @Transactional
    public Invitation reset(Actor by, String user, String reason) {
        by.require("reset an account", Role.ADMINISTRATOR);
        Invitation invitation = invite(existing(user));
        record(AuditAction.USER_CHANGED, by, user, Map.of("change", "reset"), Optional.of(required(reason)));
        return invitation;
    }

    @Override
    @Transactional
    public Optional<Invitation> inviteFirstAdministrator() {
        List<UserAccountEntity> stored = repository.findAllByOrderByUser();
        if (stored.stream().anyMatch(entity -> entity.account().state() != State.INVITED)) {
            return Optional.empty();
        }
        Set<Role> roles = Set.of(Role.ADMINISTRATOR);
        Optional<UserAccountEntity> known = repository.findById(FIRST_ADMINISTRATOR);
        UserAccountEntity first = known.orElseGet(
                () -> new UserAccountEntity(FIRST_ADMINISTRATOR, "First administrator", roles, clock.instant()));
        Invitation invitation = invite(first);
        if (known.isEmpty()) {
            record(
                    AuditAction.USER_CREATED,
                    new Actor("system", "Probatum", Set.of()),
                    FIRST_ADMINISTRATOR,
                    Map.of("name", "First administrator", "roles", names(roles)),
                    Optional.of("first start on an empty data folder"));
        }
        return Optional.of(invitation);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UserAccount> findByToken(String token) {
        return invited(token).map(UserAccountEntity::account);
    }

    @Override
    @Transactional
    public UserAccount redeem(String token, String password) {
        UserAccountEntity entity = invited(token)
                .orElseThrow(() -> new IllegalArgumentException(
                        "This link was used already or has expired; ask an administrator for a new one"));
        UserAccount account = entity.account();
        PasswordRule.objection(account.user(), password).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        entity.activate(passwords.encode(password));
        record(
                AuditAction.USER_CHANGED,
                account.actor(),
                account.user(),
                Map.of("change", "password chosen by one-time link"),
                Optional.empty());
        return entity.account();
    }

    @Override
    public boolean confirms(String user, String password) {
        boolean right = repository
                .findById(user)
                .filter(entity -> !entity.account().isLockedAt(clock.instant()))
                .flatMap(UserAccountEntity::passwordHash)
                .filter(hash -> passwords.matches(password, hash))
                .isPresent();
        if (!right) {
            logins.failed(user, "wrong password when asked again");
        }
        return right;
    }

    private Invitation invite(UserAccountEntity entity) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant expires = clock.instant().plus(LINK_WORKS_FOR);
        entity.invite(Digest.ofText(token), expires);
        repository.save(entity);
        return new Invitation(entity.account().user(), token, expires);
    }

    private Optional<UserAccountEntity> invited(String token) {
        return repository
                .findByTokenDigest(Digest.ofText(token).hex())
                .filter(entity -> entity.invitedAt(clock.instant()));
    }

    private UserAccountEntity existing(String user) {
        return repository.findById(user).orElseThrow(() -> new IllegalArgumentException("There is no account " + user));
    }

    private void requireAnotherAdministrator(String user) {
        boolean another = repository.findAllByOrderByUser().stream()
                .map(UserAccountEntity::account)
                .anyMatch(account -> !account.user().equals(user)
                        && account.state() == State.ACTIVE
                        && account.roles().contains(Role.ADMINISTRATOR));
        if (!another && existing(user).roles().contains(Role.ADMINISTRATOR)) {
            throw new IllegalArgumentException(
                    user + " is the last active administrator; make somebody else administrator first");
        }
    }

    private static void requireLoginName(String user) {
        if (!LOGIN_NAME.matcher(user).matches()) {
            throw new IllegalArgumentException("A login name has 2 to 64 small letters, digits, dots, underscores or "
                    + "hyphens and begins with a letter, was \"" + user + "\"");
        }
    }

    private static void requireRolesThatGoTogether(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("An account needs at least one role");
        }
        if (roles.contains(Role.ADMINISTRATOR) && roles.size() > 1) {
            throw new IllegalArgumentException("An administrator has no trial role; use two accounts");
        }
        if (roles.contains(Role.AUDITOR) && roles.size() > 1) {
            throw new IllegalArgumentException("An auditor changes nothing and so has no other role");
        }
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Give a reason; it becomes part of the record");
        }
        return reason.strip();
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private void record(AuditAction action, Actor by, String user, Map<String, Object> facts, Optional<String> reason) {
        trail.append(new AuditEvent(action, by, clock.instant(), Optional.empty(), "user:" + user, facts, reason));
    }
}
