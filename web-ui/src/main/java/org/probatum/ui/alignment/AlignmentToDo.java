package org.probatum.ui.alignment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentReviews;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.Words;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** Doubtful alignments wait for a coordinator where the plan asks for a review. */
@Component
class AlignmentToDo implements ToDoSource {

    private static final int NAMED = 3;

    private final AlignmentReviews reviews;
    private final CohortService cohort;

    AlignmentToDo(AlignmentReviews reviews, CohortService cohort) {
        this.reviews = reviews;
        this.cohort = cohort;
    }

    @Override
    public List<ToDo> waiting(Optional<TrialId> trial, Actor actor) {
        if (!actor.has(Role.COORDINATOR)) {
            return List.of();
        }
        return trial.filter(id -> cohort.databaseLock(id).isEmpty()).flatMap(this::waiting).stream()
                .toList();
    }

    private Optional<ToDo> waiting(TrialId trial) {
        List<AlignmentRecord> waiting = reviews.waiting(trial);
        return waiting.stream()
                .findFirst()
                .map(first -> new ToDo(
                        ToDo.Urgency.DATA_NEED_ATTENTION,
                        "Review " + Words.count(waiting.size(), "doubtful alignment", "doubtful alignments"),
                        who(waiting) + (waiting.size() == 1 ? " is" : " are") + " not predicted until somebody decides",
                        AlignmentNavigation.path(trial, first)));
    }

    private static String who(List<AlignmentRecord> waiting) {
        String named = waiting.stream()
                .limit(NAMED)
                .map(alignment -> alignment.participant().value())
                .collect(Collectors.joining(", "));
        return waiting.size() <= NAMED ? named : named + " and " + (waiting.size() - NAMED) + " more";
    }
}
