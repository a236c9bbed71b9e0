package org.probatum.ui.home;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialDirectory;
import org.probatum.ui.trial.TrialSummary;
import org.springframework.stereotype.Component;

/** The trials that have a protocol, by title. */
@Component
class StoredTrials implements TrialDirectory {

    /** Letters that the switcher has room for. */
    private static final int SHORT = 32;

    private final ProtocolService protocols;
    private final CohortService cohort;
    private final AuditLog log;
    private final WaitingList waiting;

    StoredTrials(ProtocolService protocols, CohortService cohort, AuditLog log, WaitingList waiting) {
        this.protocols = protocols;
        this.cohort = cohort;
        this.log = log;
        this.waiting = waiting;
    }

    @Override
    public List<TrialSummary> trials(Actor actor) {
        return protocols.latest().stream()
                .sorted(Comparator.comparing(protocol -> protocol.definition().title()))
                .map(protocol -> summary(protocol, actor))
                .toList();
    }

    private static String shortTitle(Protocol protocol) {
        String title = protocol.definition().title();
        return title.length() <= SHORT ? title : protocol.trial().value();
    }

    private TrialSummary summary(Protocol protocol, Actor actor) {
        TrialId trial = protocol.trial();
        boolean unblinded = log.count(AuditFilter.ofTrial(trial.value()).with(AuditAction.UNBLINDED)) > 0;
        return new TrialSummary(
                trial,
                shortTitle(protocol),
                cohort.databaseLock(trial).isPresent(),
                unblinded,
                waiting.of(Optional.of(trial), actor).size());
    }
}
