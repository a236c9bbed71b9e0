package org.probatum.ui.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortFlow;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.Words;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** Queries, refused and missing inputs, participants to enrol, and at the end the lock of the database. */
@Component
class CohortToDo implements ToDoSource {

    private final CohortDesk desk;

    CohortToDo(CohortDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<ToDo> waiting(Optional<TrialId> trial, Actor actor) {
        return trial.flatMap(desk::protocol)
                .filter(protocol -> !desk.isLocked(protocol.trial()))
                .map(protocol -> waiting(protocol, actor))
                .orElse(List.of());
    }

    private List<ToDo> waiting(ApprovedProtocol protocol, Actor actor) {
        TrialId trial = protocol.trial();
        String path = CohortNavigation.path(Optional.of(trial));
        CohortFlow flow = desk.overview().flow(trial);
        List<ToDo> waiting = new ArrayList<>();
        long queries = desk.queries().openCount(trial);
        if (queries > 0 && QueriesPanel.mayOpen(actor)) {
            waiting.add(new ToDo(
                    ToDo.Urgency.DATA_NEED_ATTENTION,
                    "Resolve " + Words.count(queries, "data query", "data queries"),
                    "The database cannot be locked while a query is not closed",
                    path));
        }
        if (actor.has(Role.COORDINATOR)) {
            coordinator(protocol, flow, path, waiting);
        }
        boolean complete = flow.enrolled() > 0 && flow.outcomeRecorded() + flow.withdrawn() >= flow.enrolled();
        if (actor.has(Role.APPROVER) && complete && queries == 0) {
            waiting.add(new ToDo(
                    ToDo.Urgency.NEXT_STEP,
                    "Lock the database",
                    "Every participant has an outcome or has withdrawn, and no query is open",
                    path));
        }
        return waiting;
    }

    private void coordinator(ApprovedProtocol protocol, CohortFlow flow, String path, List<ToDo> waiting) {
        if (flow.enrolled() == 0) {
            waiting.add(new ToDo(
                    ToDo.Urgency.NEXT_STEP,
                    "Enrol the first participant",
                    "The protocol is approved: screening can begin, one by one or by import",
                    path));
            return;
        }
        CohortSnapshot snapshot =
                new CohortSnapshot(desk, protocol.trial(), protocol.definition().modalities());
        int attention = snapshot.needingAttention().size();
        if (attention > 0) {
            waiting.add(new ToDo(
                    ToDo.Urgency.DATA_NEED_ATTENTION,
                    "Look at " + Words.count(attention, "participant that needs", "participants that need")
                            + " attention",
                    "Refused inputs, open queries, or no randomization yet",
                    path));
        }
        int missing = snapshot.withMissing().size();
        if (missing > 0) {
            waiting.add(new ToDo(
                    ToDo.Urgency.NEXT_STEP,
                    "Collect missing modalities of " + Words.count(missing, "participant", "participants"),
                    "What stays missing is handled by the missing-data plan",
                    path));
        }
        if (flow.eligibleNotEnrolled() > 0) {
            waiting.add(new ToDo(
                    ToDo.Urgency.NEXT_STEP,
                    "Enrol " + Words.count(flow.eligibleNotEnrolled(), "eligible candidate", "eligible candidates"),
                    "They were found eligible and wait for consent",
                    path));
        }
    }
}
