package org.probatum.ui.plan;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.probatum.evaluation.analysis.MethodNote;
import org.probatum.evaluation.analysis.PlanLineCheck;
import org.probatum.evaluation.analysis.PlanMethod;
import org.probatum.trial.protocol.AnalysisId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.AnalysisSet;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.ModelRole;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.Words;

/** One analysis: endpoint, method and what the method needs; what is wrong is said at its field. */
public final class AnalysisForm extends Div {

    private static final List<String> TIES = List.of("efron", "breslow", "exact");

    private static final AnalysisId UNNAMED = new AnalysisId("unnamed");

    private final TrialDefinition definition;
    private final Set<String> taken;
    private final TextField id = new TextField("Identifier");
    private final TextField title = new TextField("Title");
    private final Select<Endpoint> endpoint = new Select<>();
    private final Paragraph estimand = new Paragraph();
    private final Select<PlanMethod> method = new Select<>();
    private final Select<AnalysisSet> analysisSet = new Select<>();
    private final Select<AnalysisPurpose> purpose = new Select<>();
    private final MultiSelectComboBox<String> models = new MultiSelectComboBox<>("Models");
    private final MultiSelectComboBox<String> covariates = new MultiSelectComboBox<>("Covariates");
    private final Checkbox stratified = new Checkbox("Stratified as randomized");
    private final Checkbox bySite = new Checkbox("Subgroups by site as well");
    private final TextField cuts = new TextField("Cut points of numbers");
    private final Select<String> ties = new Select<>();
    private final EnteredNumber tau =
            new EnteredNumber("Truncation time (months)", value -> value > 0, "A number of months above 0");
    private final EnteredNumber horizon =
            new EnteredNumber("Time point (months)", value -> value > 0, "A number of months above 0");
    private final EnteredNumber level = new EnteredNumber(
            "Confidence level", value -> value > 0 && value < 1, "A number between 0 and 1, such as 0.95");
    private final MethodPane note = new MethodPane();
    private Optional<Double> alpha = Optional.empty();
    private Map<String, String> options = Map.of();

    /**
     * @param taken identifiers of other analyses
     * @param purposes that may be chosen
     */
    public AnalysisForm(TrialDefinition definition, Set<AnalysisId> taken, List<AnalysisPurpose> purposes) {
        this.definition = definition;
        this.taken = Set.copyOf(taken.stream().map(AnalysisId::value).toList());
        addClassName("analysis-form");
        estimand.addClassName("quiet");
        title.setWidthFull();
        title.setManualValidation(true);
        id.setManualValidation(true);
        id.setHelperText("Names every number of the analysis");
        level.setPlaceholder(String.valueOf(definition.analysisPlan().confLevel()));
        choices(purposes);
        Div fields = new Div(
                id,
                title,
                endpoint,
                estimand,
                method,
                analysisSet,
                purpose,
                models,
                covariates,
                bySite,
                cuts,
                stratified,
                ties,
                tau,
                horizon,
                level);
        fields.addClassName("form");
        add(fields, note);
        endpoint.setValue(definition.primaryEndpoint());
    }

    private void choices(List<AnalysisPurpose> purposes) {
        endpoint.setLabel("Endpoint");
        endpoint.setItemLabelGenerator(Endpoint::title);
        endpoint.setItems(definition.endpoints().stream()
                .filter(candidate -> Stream.of(PlanMethod.values()).anyMatch(kind -> kind.takes(candidate)))
                .toList());
        endpoint.addValueChangeListener(change -> endpointChosen(change.getValue()));
        method.setLabel("Method");
        method.setItemLabelGenerator(kind -> MethodNote.of(kind.method()).title());
        method.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                methodChosen(change.getValue());
            }
        });
        analysisSet.setLabel("Analysis set");
        analysisSet.setItemLabelGenerator(AnalysisSet::title);
        analysisSet.setItems(definition.analysisSets());
        analysisSet.setValue(definition.analysisSets().getFirst());
        purpose.setLabel("Purpose");
        purpose.setItemLabelGenerator(Words::of);
        purpose.setItems(purposes);
        purpose.setValue(purposes.getFirst());
        ties.setLabel("Ties");
        ties.setItems(TIES);
        ties.setValue(TIES.getFirst());
        models.setItems(definition.models().stream()
                .filter(model -> model.role() != ModelRole.ENCODER)
                .map(ModelReference::name)
                .toList());
        covariates.setItems(baselineColumns());
        Stream.of(endpoint, method, analysisSet, purpose, ties).forEach(select -> select.setManualValidation(true));
        Stream.of(models, covariates).forEach(box -> box.setManualValidation(true));
        stratified.setManualValidation(true);
        cuts.setManualValidation(true);
        cuts.setPlaceholder("age_years=50,65");
        cuts.setHelperText("A number without cut points is cut at its median");
    }

    /** Columns that criteria, strata or other analyses use; every participant has a value of them. */
    private Set<String> baselineColumns() {
        Set<String> columns = new LinkedHashSet<>();
        definition.eligibility().participants().forEach(criterion -> columns.add(criterion.variable()));
        definition.allocation().stratumVariables().forEach(variable -> columns.add(variable.variable()));
        definition.analysisPlan().analyses().forEach(analysis -> columns.addAll(analysis.covariates()));
        return columns;
    }

    private void endpointChosen(Endpoint chosen) {
        estimand.setText(chosen.estimand()
                .map(value -> "Estimand: " + value.summary() + ". " + value.population() + ".")
                .orElse("Estimand: not stated, the endpoint is exploratory."));
        PlanMethod before = method.getValue();
        List<PlanMethod> fitting = Stream.of(PlanMethod.values())
                .filter(kind -> kind.takes(chosen))
                .toList();
        method.setItems(fitting);
        method.setValue(before != null && fitting.contains(before) ? before : fitting.getFirst());
    }

    private void methodChosen(PlanMethod chosen) {
        note.show(chosen);
        models.setVisible(chosen.judgesModels());
        boolean subgroups = chosen.takes(PlanMethod.Parameter.SUBGROUPS);
        covariates.setVisible(subgroups || chosen.takes(PlanMethod.Parameter.COVARIATES));
        covariates.setLabel(subgroups ? "Subgroups by" : "Covariates");
        bySite.setVisible(subgroups);
        cuts.setVisible(subgroups);
        stratified.setVisible(chosen.takes(PlanMethod.Parameter.STRATIFIED));
        ties.setVisible(chosen.takes(PlanMethod.Parameter.TIES));
        tau.setVisible(chosen.takes(PlanMethod.Parameter.TAU));
        horizon.setVisible(chosen.takes(PlanMethod.Parameter.HORIZON));
    }

    /** Offers these baseline columns and no other. */
    public AnalysisForm offering(Set<String> columns) {
        covariates.setItems(columns);
        return this;
    }

    /** Fills the form with an analysis. */
    public AnalysisForm showing(PlannedAnalysis line) {
        id.setValue(line.id().value());
        title.setValue(line.title());
        definition.endpoint(line.endpoint()).ifPresent(endpoint::setValue);
        PlanMethod.named(line.method()).ifPresent(method::setValue);
        definition.analysisSets().stream()
                .filter(set -> set.id().equals(line.analysisSet()))
                .forEach(analysisSet::setValue);
        purpose.setValue(line.purpose());
        models.setValue(new LinkedHashSet<>(line.models()));
        covariates.setValue(new LinkedHashSet<>(line.covariates()));
        stratified.setValue(line.stratified());
        bySite.setValue(Boolean.parseBoolean(line.options().getOrDefault("bySite", "false")));
        cuts.setValue(line.options().getOrDefault("cuts", ""));
        ties.setValue(line.options().getOrDefault("ties", TIES.getFirst()));
        line.tau().map(Words::number).ifPresent(tau::setValue);
        line.horizon().map(Words::number).ifPresent(horizon::setValue);
        line.confLevel().map(String::valueOf).ifPresent(level::setValue);
        alpha = line.alpha();
        options = line.options();
        return this;
    }

    /** The analysis; empty when something is wrong, which is then said at its field. */
    public Optional<PlannedAnalysis> read() {
        Stream.<HasValidation>of(endpoint, method, models, covariates, stratified, cuts, ties, tau, horizon, level)
                .forEach(field -> field.setInvalid(false));
        Optional<AnalysisId> identifier = identifier();
        boolean titled = require(title, !title.getValue().isBlank(), "A title, as it is printed in the report");
        PlanMethod chosen = method.getValue();
        Optional<Double> truncation = chosen.takes(PlanMethod.Parameter.TAU) ? tau.read() : Optional.empty();
        // A time point that the method does not use stays what it was: the plan states it beside the endpoint.
        Optional<Double> point = horizon.read();
        Optional<Double> confidence = level.read();
        boolean numbers = !tau.isInvalid() && !horizon.isInvalid() && !level.isInvalid();
        // Without an identifier the rest is still checked, so that everything wrong is said at once.
        PlannedAnalysis line = new PlannedAnalysis(
                identifier.orElse(UNNAMED),
                title.getValue().strip(),
                endpoint.getValue().id(),
                chosen.method(),
                analysisSet.getValue().id(),
                purpose.getValue(),
                chosen.judgesModels() ? List.copyOf(models.getValue()) : List.of(),
                covariates.isVisible() ? List.copyOf(covariates.getValue()) : List.of(),
                chosen.takes(PlanMethod.Parameter.STRATIFIED) && stratified.getValue(),
                truncation,
                point,
                alpha,
                confidence,
                options(chosen));
        List<PlanLineCheck.Problem> problems = PlanLineCheck.of(definition, line);
        problems.stream()
                .filter(problem -> !field(problem.field()).isInvalid())
                .forEach(problem -> mark(field(problem.field()), problem.sentence()));
        return identifier.isPresent() && titled && numbers && problems.isEmpty() ? Optional.of(line) : Optional.empty();
    }

    private Optional<AnalysisId> identifier() {
        String text = id.getValue().strip();
        id.setInvalid(false);
        try {
            AnalysisId identifier = new AnalysisId(text);
            return require(id, !taken.contains(text), "Another analysis is called " + text)
                    ? Optional.of(identifier)
                    : Optional.empty();
        } catch (IllegalArgumentException notOfTheForm) {
            mark(id, String.valueOf(notOfTheForm.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, String> options(PlanMethod chosen) {
        Map<String, String> all = new TreeMap<>(options);
        if (chosen.takes(PlanMethod.Parameter.TIES)) {
            all.put("ties", ties.getValue());
        } else {
            all.remove("ties");
        }
        all.remove("bySite");
        all.remove("cuts");
        if (chosen.takes(PlanMethod.Parameter.SUBGROUPS) && bySite.getValue()) {
            all.put("bySite", "true");
        }
        if (chosen.takes(PlanMethod.Parameter.SUBGROUPS) && !cuts.getValue().isBlank()) {
            all.put("cuts", cuts.getValue().strip());
        }
        return all;
    }

    private HasValidation field(PlanLineCheck.Field field) {
        return switch (field) {
            case ENDPOINT -> endpoint;
            case METHOD -> method;
            case MODELS -> models;
            case COVARIATES -> covariates;
            case STRATIFIED -> stratified;
            case CUTS -> cuts;
            case TIES -> ties;
            case TAU -> tau;
            case HORIZON -> horizon;
        };
    }

    private static boolean require(HasValidation field, boolean holds, String otherwise) {
        field.setInvalid(!holds);
        if (!holds) {
            field.setErrorMessage(otherwise);
        }
        return holds;
    }

    private static void mark(HasValidation field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
    }
}
