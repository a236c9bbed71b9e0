package org.probatum.ui.runs;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.ReasonDialog;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Words;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.TrialView;

/** What runs, how far it is, and what failed. */
@Route("trial/:trial?/runs/:run?")
@PageTitle("Runs · Probatum")
@PermitAll
class RunsView extends TrialView {

    static final String RUN = "run";

    private static final String BELONGS_HERE =
            "An inference run aligns, fills, predicts and explains every enrolled participant whose prediction is not "
                    + "sealed yet, with the models that the protocol pins. Its progress, what could not be evaluated and "
                    + "why, and its provenance are shown here.";

    private final InferenceRuns runs;
    private final RunMonitor monitor;
    private final CohortService cohort;
    private final CurrentActor currentActor;
    private final Div problem = new Div();

    RunsView(InferenceRuns runs, RunMonitor monitor, CohortService cohort, CurrentActor currentActor) {
        this.runs = runs;
        this.monitor = monitor;
        this.cohort = cohort;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        Actor actor = currentActor.get();
        List<InferenceRun> all = runs.runs(trial).reversed();
        int waiting = cohort.enrolled(trial).size() - runs.predictions(trial).size();
        Optional<InferenceRun> unfinished =
                all.stream().filter(run -> !run.status().isFinal()).findFirst();
        PageHeader header = new PageHeader("Runs", state(waiting, all, unfinished));
        boolean locked = cohort.databaseLock(trial).isPresent();
        boolean startable = waiting > 0 && unfinished.isEmpty() && !locked;
        if (startable && actor.has(Role.COORDINATOR)) {
            header.primaryAction("Start run", () -> start(actor, trial));
        }
        add(header, problem);
        unfinished.ifPresent(run -> add(unfinished(actor, run, locked)));
        if (all.isEmpty()) {
            add(new EmptyState("No runs yet", BELONGS_HERE + nextStep(actor, waiting, locked)));
            return;
        }
        add(new PageSection("Runs of this trial", table(all)));
        InferenceRun chosen = parameter(RUN)
                .flatMap(id ->
                        all.stream().filter(run -> run.id().value().equals(id)).findFirst())
                .orElseGet(all::getFirst);
        add(new RunDetail(chosen, RunSummary.of(runs.predictionsOf(chosen.id())), runs.alignments(chosen.id())));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Runs", "What runs, how far it is, and what failed."),
                new EmptyState("No runs yet", BELONGS_HERE + " A run needs a trial with enrolled participants."));
    }

    private static String state(int waiting, List<InferenceRun> all, Optional<InferenceRun> unfinished) {
        String waits = waiting > 0
                ? Words.count(waiting, "participant waits", "participants wait") + " for a prediction"
                : "Nobody waits for a prediction";
        String runs = all.isEmpty() ? "no run yet" : Words.count(all.size(), "run", "runs");
        String going =
                unfinished.map(run -> run.id() + " " + run.status().label()).orElse("none going on");
        return waits + " · " + runs + " · " + going;
    }

    private static String nextStep(Actor actor, int waiting, boolean locked) {
        if (locked) {
            return " The database is locked, so no run can be started.";
        }
        if (waiting == 0) {
            return " Nobody is enrolled yet; a run can be started once participants are.";
        }
        return actor.has(Role.COORDINATOR) ? "" : " A coordinator starts the run.";
    }

    private Div unfinished(Actor actor, InferenceRun run, boolean locked) {
        if (run.status() == RunStatus.RUNNING) {
            return new LiveRun(run.id(), monitor, () -> cancel(actor, run), () -> refresh(run.trial()));
        }
        StoppedRun stopped = new StoppedRun(run, runs.predicted(run.id()), locked);
        if (!locked) {
            stopped.offer(actor, () -> resume(actor, run), () -> abandon(actor, run));
        }
        return stopped;
    }

    private DataTable table(List<InferenceRun> all) {
        DataTable table = new DataTable("Runs", "Run", "State", "Started", "By", "Took", "Predicted");
        for (InferenceRun run : all) {
            Anchor link = new Anchor(
                    RunsNavigation.path(run.trial(), run.id()), run.id().value());
            link.addClassName("identifier");
            String predicted = Numbers.countOf(runs.predicted(run.id()), run.participants());
            table.row(
                    link,
                    RunStates.badge(run.status()),
                    new Span(Dates.time(run.startedAt())),
                    new Span(run.startedBy()),
                    new Span(RunStates.duration(run)),
                    DataTable.number(predicted));
        }
        return table;
    }

    private void start(Actor actor, TrialId trial) {
        if (Refusal.attempt(problem, () -> runs.start(actor, trial))) {
            refresh(trial);
        }
    }

    private void resume(Actor actor, InferenceRun run) {
        if (Refusal.attempt(problem, () -> runs.resume(actor, run.id()))) {
            refresh(run.trial());
        }
    }

    private void abandon(Actor actor, InferenceRun run) {
        new ReasonDialog(
                        "Abandon run " + run.id(),
                        "The run can never be resumed. What it predicted stays in the record and is used by nobody; "
                                + "everybody it covered waits for a new run.",
                        "Abandon run",
                        reason -> runs.abandon(actor, run.id(), reason),
                        () -> {
                            problem.removeAll();
                            refresh(run.trial());
                        })
                .open();
    }

    private void cancel(Actor actor, InferenceRun run) {
        Refusal.attempt(problem, () -> runs.cancel(actor, run.id()));
    }

    private void refresh(TrialId trial) {
        removeAll();
        show(trial);
    }
}
