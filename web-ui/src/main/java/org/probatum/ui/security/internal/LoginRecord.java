package org.probatum.ui.security.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts and records log-ins, in transactions of their own: a refused request must not take its record with it. */
@Service
class LoginRecord {

    private static final int LONGEST_NAME = 64;

    private final UserAccountRepository repository;
    private final AuditTrail trail;
    private final Clock clock;

    LoginRecord(UserAccountRepository repository, AuditTrail trail, Clock clock) {
        this.repository = repository;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void succeeded(String user, String remoteAddress) {
        Instant now = clock.instant();
        UserAccountEntity entity = repository.findById(user).orElseThrow();
        entity.succeeded(now);
        append(AuditAction.LOGIN_SUCCEEDED, entity.account().actor(), now, Map.of("from", remoteAddress));
    }

    /** An unknown name is recorded too, cut to the length a name can have. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(String user, String cause) {
        Instant now = clock.instant();
        Optional<UserAccountEntity> entity = repository.findById(user);
        boolean locked = entity.map(known -> known.failed(now)).orElse(false);
        Actor actor = entity.map(known -> known.account().actor())
                .orElseGet(() -> new Actor(printable(user), "Unknown", Set.of()));
        append(
                AuditAction.LOGIN_FAILED,
                actor,
                now,
                Map.of("cause", cause, "known", entity.isPresent(), "locked", locked));
    }

    private void append(AuditAction action, Actor actor, Instant now, Map<String, Object> facts) {
        trail.append(
                new AuditEvent(action, actor, now, Optional.empty(), "user:" + actor.user(), facts, Optional.empty()));
    }

    private static String printable(String user) {
        String cleaned = user.replaceAll("[^\\p{Alnum}._@-]", "?");
        String cut = cleaned.substring(0, Math.min(cleaned.length(), LONGEST_NAME));
        return cut.isBlank() ? "?" : cut;
    }
}
