package org.probatum.ui.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** Drafts wait for an approver, an approved protocol for the commitment, an empty installation for its first trial. */
@Component
class ProtocolToDo implements ToDoSource {

    private final ProtocolService protocols;
    private final RandomizationService randomizations;

    ProtocolToDo(ProtocolService protocols, RandomizationService randomizations) {
        this.protocols = protocols;
        this.randomizations = randomizations;
    }

    @Override
    public List<ToDo> waiting(Optional<TrialId> trial, Actor actor) {
        List<Protocol> versions = trial.map(protocols::versions).orElse(List.of());
        List<ToDo> waiting = new ArrayList<>();
        if (versions.isEmpty()) {
            if (actor.has(Role.STATISTICIAN)) {
                waiting.add(new ToDo(
                        ToDo.Urgency.BLOCKS_THE_TRIAL,
                        "Store the trial's definition",
                        "A trial begins with its protocol: arms, endpoints, pinned models and plans",
                        ProtocolNavigation.path(trial)));
            }
            return waiting;
        }
        if (actor.has(Role.APPROVER) && versions.getLast() instanceof DraftProtocol draft) {
            waiting.add(new ToDo(
                    ToDo.Urgency.BLOCKS_THE_TRIAL,
                    "Approve protocol version " + draft.version(),
                    "The draft is complete and waits for a signature",
                    ProtocolNavigation.path(draft.trial(), draft.version())));
        }
        boolean approved = versions.stream().anyMatch(ApprovedProtocol.class::isInstance);
        if (approved
                && (actor.has(Role.STATISTICIAN) || actor.has(Role.APPROVER))
                && randomizations.commitment(trial.orElseThrow()).isEmpty()) {
            waiting.add(new ToDo(
                    ToDo.Urgency.BLOCKS_THE_TRIAL,
                    "Commit the randomization",
                    "Nobody can be randomized before the hash of the seed is published",
                    ProtocolNavigation.path(trial)));
        }
        return waiting;
    }
}
