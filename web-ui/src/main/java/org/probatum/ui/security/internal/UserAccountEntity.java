package org.probatum.ui.security.internal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.ui.security.UserAccount;

/** One row of {@code user_account}. */
@Entity
@Table(name = "user_account")
class UserAccountEntity {

    /** Failed attempts in a row that lock an account. */
    static final int ATTEMPTS = 5;

    /** How long it stays locked. */
    static final Duration LOCK_OUT = Duration.ofMinutes(15);

    @Id
    @Column(name = "login_name")
    private String user = "";

    @Column(name = "printed_name", nullable = false)
    private String name = "";

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private UserAccount.State state = UserAccount.State.INVITED;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "user_account_role", joinColumns = @JoinColumn(name = "login_name"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    private @Nullable String passwordHash;
    private int failedAttempts;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant lastLogin;
    private @Nullable String tokenDigest;
    private @Nullable Instant tokenExpires;

    @Column(nullable = false)
    private Instant createdAt = Instant.EPOCH;

    @Version
    private long version;

    /** For Hibernate. */
    protected UserAccountEntity() {}

    UserAccountEntity(String user, String name, Set<Role> roles, Instant createdAt) {
        this.user = user;
        this.name = name;
        this.roles = EnumSet.copyOf(roles);
        this.createdAt = createdAt;
    }

    UserAccount account() {
        return new UserAccount(
                user, name, roles, state, Optional.ofNullable(lockedUntil), Optional.ofNullable(lastLogin));
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    void giveRoles(Set<Role> newRoles) {
        roles.clear();
        roles.addAll(newRoles);
    }

    void invite(Digest token, Instant expires) {
        state = UserAccount.State.INVITED;
        passwordHash = null;
        lockedUntil = null;
        failedAttempts = 0;
        tokenDigest = token.hex();
        tokenExpires = expires;
    }

    boolean invitedAt(Instant now) {
        return state == UserAccount.State.INVITED && tokenExpires != null && now.isBefore(tokenExpires);
    }

    void activate(String hash) {
        state = UserAccount.State.ACTIVE;
        passwordHash = hash;
        tokenDigest = null;
        tokenExpires = null;
    }

    void disable() {
        state = UserAccount.State.DISABLED;
        passwordHash = null;
        tokenDigest = null;
        tokenExpires = null;
    }

    void succeeded(Instant now) {
        failedAttempts = 0;
        lockedUntil = null;
        lastLogin = now;
    }

    /** Counts a failed attempt and says whether it locked the account. */
    boolean failed(Instant now) {
        failedAttempts++;
        if (failedAttempts % ATTEMPTS != 0) {
            return false;
        }
        lockedUntil = now.plus(LOCK_OUT);
        return true;
    }
}
