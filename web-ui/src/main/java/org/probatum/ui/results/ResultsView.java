package org.probatum.ui.results;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.analysis.BlindedDryRuns;
import org.probatum.evaluation.analysis.DryRun;
import org.probatum.evaluation.analysis.PostHocAnalyses;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.cohort.CohortNavigation;
import org.probatum.ui.component.BackgroundWork;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.signing.Signing;
import org.probatum.ui.signing.SigningDialog;
import org.probatum.ui.trial.TrialView;

/** The locked plan's answers: figure, estimate, interval. */
@Route("trial/:trial?/results")
@PageTitle("Results · Probatum")
@PermitAll
class ResultsView extends TrialView {

    private static final String ABOUT = "The locked plan's answers: figure, estimate, interval.";
    private static final String BELONGS_HERE =
            "Estimates with intervals, figures and their passports appear here once the database is locked, the "
                    + "allocation revealed and the locked plan analysed. Until then the trial stays blinded.";

    private final RoadToResults road;
    private final ResultDecisions decisions;
    private final TrialAnalyses analyses;
    private final PostHocAnalyses postHoc;
    private final BlindedDryRuns dryRuns;
    private final DryRunExport dryRunExport;
    private final ProtocolService protocols;
    private final ContentStore contents;
    private final CurrentActor currentActor;
    private final Div problem = new Div();
    private final Div dryRun = new Div();

    ResultsView(
            RoadToResults road,
            ResultDecisions decisions,
            TrialAnalyses analyses,
            PostHocAnalyses postHoc,
            BlindedDryRuns dryRuns,
            DryRunExport dryRunExport,
            ProtocolService protocols,
            ContentStore contents,
            CurrentActor currentActor) {
        this.road = road;
        this.decisions = decisions;
        this.analyses = analyses;
        this.postHoc = postHoc;
        this.dryRuns = dryRuns;
        this.dryRunExport = dryRunExport;
        this.protocols = protocols;
        this.contents = contents;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        RoadToResults.Place place = road.of(trial);
        Actor actor = currentActor.get();
        PageHeader header = new PageHeader("Results", state(place));
        problem.removeAll();
        dryRun.removeAll();
        add(header, problem);
        if (protocols.current(trial).isEmpty()) {
            add(new EmptyState("No results yet", BELONGS_HERE + " This trial has no approved protocol yet."));
            return;
        }
        action(header, actor, trial, place);
        Optional<StoredAnalysis> analysis =
                place.analysis().filter(stored -> place.unblinded().isPresent());
        analysis.ifPresentOrElse(stored -> showAnalysis(trial, stored), () -> showRoad(place));
    }

    @Override
    protected void showWithoutTrial() {
        add(new PageHeader("Results", ABOUT), new EmptyState("No results yet", BELONGS_HERE));
    }

    private void showRoad(RoadToResults.Place place) {
        String blinded = place.unblinded().isPresent()
                ? "The allocation is revealed. The locked plan is still to be analysed."
                : "The trial is blinded. Nobody can see an arm or a result before these steps are done, in this order.";
        add(new PageSection("Before the results", PageSection.note(blinded), new RoadPanel(place)), dryRun);
    }

    private void showDryRun(DryRun done) {
        problem.removeAll();
        dryRun.removeAll();
        dryRun.add(new DryRunPane(protocols.requireCurrent(done.trial()).definition(), done, dryRunExport));
        dryRun.scrollIntoView();
    }

    private void showAnalysis(TrialId trial, StoredAnalysis analysis) {
        Map<String, @Nullable Object> stored =
                PlainJson.object(new String(contents.get(analysis.results()), StandardCharsets.UTF_8));
        Map<String, @Nullable Object> passport =
                stored.get("passport") instanceof Map<?, ?> map ? PlainJson.members(map) : Map.of();
        add(new AnalysisPane(
                protocols.requireCurrent(trial).definition(),
                analysis,
                analyses.results(trial),
                postHoc.list(trial),
                passport,
                decisions.signatures(analysis)));
    }

    private void action(PageHeader header, Actor actor, TrialId trial, RoadToResults.Place place) {
        if (place.unblinded().isEmpty() && actor.has(Role.STATISTICIAN)) {
            header.addBeside(new Button(
                    "Dry run on dummy arms",
                    click -> new DryRunDialog(number -> work(
                                    "Answering the plan on dummy arms",
                                    () -> dryRuns.run(actor, trial, number),
                                    this::showDryRun))
                            .open()));
        }
        if (place.lock().isEmpty()) {
            if (actor.has(Role.APPROVER) && place.flow().enrolled() > 0) {
                header.primaryAction("To the database lock", () -> CohortNavigation.open(trial));
            }
        } else if (place.unblinded().isEmpty()) {
            if (actor.has(Role.STATISTICIAN) || actor.has(Role.APPROVER)) {
                header.primaryAction(
                        "Reveal allocation", () -> revealDialog(actor, trial).open());
            }
        } else if (place.analysis().isEmpty()) {
            if (actor.has(Role.STATISTICIAN)) {
                header.primaryAction(
                        "Run analysis",
                        () -> work(
                                "Analysing the locked plan",
                                () -> analyses.analyse(actor, trial),
                                stored -> refresh(trial)));
            }
        } else {
            StoredAnalysis analysis = place.analysis().get();
            if (actor.has(Role.STATISTICIAN)) {
                header.addBeside(new Button(
                        "Post hoc analysis",
                        click -> PostHocDialog.of(
                                        protocols.requireCurrent(trial).definition(),
                                        analyses.participants(trial),
                                        postHoc,
                                        actor,
                                        () -> refresh(trial))
                                .open()));
            }
            meaning(actor)
                    .ifPresent(meaning -> header.primaryAction(
                            "Sign results",
                            () -> signDialog(actor, analysis, meaning).open()));
        }
    }

    private static Optional<SignatureMeaning> meaning(Actor actor) {
        if (actor.has(Role.APPROVER)) {
            return Optional.of(SignatureMeaning.APPROVAL);
        }
        return actor.has(Role.STATISTICIAN) ? Optional.of(SignatureMeaning.AUTHORSHIP) : Optional.empty();
    }

    private ConfirmDialog revealDialog(Actor actor, TrialId trial) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader("Reveal the allocation");
        dialog.setText("The seed is published in the record, every allocation is checked against it, and from now on "
                + "everybody who may see this trial can see the arms. This cannot be undone.");
        dialog.setCancelable(true);
        dialog.setConfirmText("Reveal allocation");
        dialog.addConfirmListener(confirm -> {
            if (Refusal.attempt(problem, () -> decisions.reveal(actor, trial))) {
                refresh(trial);
            }
        });
        return dialog;
    }

    private SigningDialog signDialog(Actor actor, StoredAnalysis analysis, SignatureMeaning meaning) {
        FactsTable shown = new FactsTable()
                .identifier("Analysis", analysis.id())
                .fact("Performed", Dates.time(analysis.performedAt()) + " by " + analysis.performedBy())
                .fact("Content", "Every number of the locked plan with its passport, as shown on this page");
        return new SigningDialog(
                "results of " + analysis.trial(),
                shown,
                analysis.results(),
                meaning,
                "Your name and this statement are printed with the results.",
                Signing.refusingInWords(credentials -> decisions.sign(actor, credentials, analysis, meaning)),
                () -> refresh(analysis.trial()));
    }

    /** Work that takes more than a moment, told by a bar; a refusal is said at the top of the page. */
    private <T> void work(String words, Supplier<T> work, Consumer<T> done) {
        problem.removeAll();
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", words);
        problem.add(new Paragraph(words), bar);
        BackgroundWork.start(UI.getCurrentOrThrow(), work, done, failure -> {
            problem.removeAll();
            problem.add(Refusal.notice(failure).orElseThrow(() -> failure));
        });
    }

    private void refresh(TrialId trial) {
        removeAll();
        show(trial);
    }

    private static String state(RoadToResults.Place place) {
        if (place.analysis().isPresent()) {
            StoredAnalysis analysis = place.analysis().get();
            return "Unblinded · " + analysis.id() + " · performed " + Dates.time(analysis.performedAt()) + " by "
                    + analysis.performedBy();
        }
        String blinding = place.unblinded().isPresent() ? "Unblinded" : "Blinded";
        String database = place.lock().isPresent() ? "database locked" : "database open";
        return blinding + " · " + database + " · "
                + Numbers.countOf(place.flow().outcomeRecorded(), place.flow().enrolled()) + " outcomes recorded";
    }
}
