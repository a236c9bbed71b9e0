package org.probatum.ui.explanations;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.explanation.snapshot.FeatureGroups;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.trial.CohortExplanations;
import org.probatum.report.trial.ExplanationWording;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.BackgroundWork;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.trial.TrialView;

/** What moved the predictions of a whole cohort, and whether groups of participants differ in it. */
@Route("trial/:trial/explanation-cohort/:kind?")
@PageTitle("Explanations of the cohort · Probatum")
@StyleSheet("explanations.css")
@PermitAll
class ExplanationCohortView extends TrialView {

    static final String KIND = "kind";

    private static final String ABOUT = "What moved the predictions of the whole cohort.";

    private final InferenceRuns runs;
    private final ContentStore contents;
    private final ParticipantGroups groups;
    private final ModelRegistry registry;

    ExplanationCohortView(InferenceRuns runs, ContentStore contents, ParticipantGroups groups, ModelRegistry registry) {
        this.runs = runs;
        this.contents = contents;
        this.groups = groups;
        this.registry = registry;
    }

    @Override
    protected void show(TrialId trial) {
        Map<ExplanationKey, List<StoredExplanation>> kinds = kinds(runs.explanations(trial));
        Optional<ExplanationKey> chosen = parameter(KIND).map(ExplanationKey::new);
        if (kinds.isEmpty()) {
            nothing("No explanation of this trial has named inputs; maps over images are looked at one by one.");
        } else if (chosen.isPresent() && !kinds.containsKey(chosen.get())) {
            nothing("This trial has no explanations " + chosen.get().value() + " of named inputs.");
        } else {
            ExplanationKey key =
                    chosen.orElseGet(() -> kinds.keySet().iterator().next());
            show(trial, kinds, key);
        }
    }

    private void show(TrialId trial, Map<ExplanationKey, List<StoredExplanation>> kinds, ExplanationKey key) {
        List<StoredExplanation> ofKind = List.copyOf(kinds.getOrDefault(key, List.of()));
        StoredExplanation first = ofKind.getFirst();
        PageHeader header = new PageHeader(
                ExplanationWording.kind(first.method(), first.subject()) + " over the cohort",
                first.model() + " · " + ofKind.size() + " explanations");
        header.addBeside(new Anchor(ExplanationsNavigation.path(Optional.of(trial)), "All explanations"));
        Div pane = new Div();
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Reading the explanations");
        pane.add(new Paragraph("Reading " + ofKind.size() + " explanations"), bar);
        add(header, PageSection.note(ExplanationWords.LIMITS), choices(trial, kinds, key), pane);
        BackgroundWork.start(
                UI.getCurrentOrThrow(),
                () -> CohortExplanations.of(ofKind, contents::get).getFirst(),
                cohort -> {
                    pane.removeAll();
                    pane.add(new CohortPane(
                            cohort,
                            groups(first.model()),
                            groups.of(trial),
                            groups.arms(trial).isEmpty()));
                },
                failure -> {
                    pane.removeAll();
                    pane.add(Refusal.notice(failure).orElseThrow(() -> failure));
                });
    }

    private static Nav choices(TrialId trial, Map<ExplanationKey, List<StoredExplanation>> kinds, ExplanationKey key) {
        Nav nav = new Nav();
        nav.addClassName("result-contents");
        nav.getElement().setAttribute("aria-label", "Kinds of explanation");
        kinds.forEach((kind, explanations) -> {
            StoredExplanation first = explanations.getFirst();
            Anchor link = new Anchor(
                    ExplanationsNavigation.cohort(trial, first),
                    ExplanationWording.kind(first.method(), first.subject()) + ", " + first.model());
            if (kind.equals(key)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            nav.add(link);
        });
        return nav;
    }

    /** The kinds whose first explanation has signed values of named inputs. */
    private Map<ExplanationKey, List<StoredExplanation>> kinds(List<StoredExplanation> all) {
        Map<ExplanationKey, List<StoredExplanation>> kinds = new LinkedHashMap<>();
        all.forEach(e -> kinds.computeIfAbsent(ExplanationKey.of(e), key -> new java.util.ArrayList<>())
                .add(e));
        kinds.values()
                .removeIf(explanations -> !CohortExplanations.isNamed(
                        Snapshot.read(contents.get(explanations.getFirst().numbers()))));
        return kinds;
    }

    private Map<String, List<String>> groups(ModelVersionId model) {
        return registry.open(model)
                .file(ModelPackage.CARD)
                .map(FeatureGroups::ofCard)
                .orElse(Map.of());
    }

    @Override
    protected void showWithoutTrial() {
        nothing("The address names no trial of this installation.");
    }

    private void nothing(String why) {
        add(new PageHeader("Explanations of the cohort", ABOUT), new EmptyState("Nothing to sum up", why));
    }
}
