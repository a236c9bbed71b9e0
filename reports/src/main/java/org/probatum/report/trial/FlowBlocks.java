package org.probatum.report.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.ArmTally;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.report.Block;
import org.probatum.report.Table;
import org.probatum.report.figure.ConsortFlowFigure;
import org.probatum.report.figure.EnrolmentCurveFigure;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.MissingnessFigure;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialDefinition;

/** Who was in the trial, and what there was of everybody's inputs. */
final class FlowBlocks {

    private FlowBlocks() {}

    static List<Block> of(TrialReportData data) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Flow of participants and inputs", "flow"));
        blocks.add(new Block.FigureBlock(
                consort(data),
                "Flow of participants (CONSORT 2025). Counts of AI inputs stand in the tables that follow.",
                new Block.Source("n = " + data.flow().screened() + " screened", "counted from the record", "F-flow")));
        blocks.add(new Block.FigureBlock(
                enrolment(data),
                "Cumulative enrolment.",
                new Block.Source("n = " + data.enrolled().size(), "counted from the record", "F-enrolment")));
        blocks.add(Block.Heading.of(2, "Inputs of the AI", "inputs"));
        blocks.add(Block.Paragraph.of("Each input got a quality verdict when it was acquired; a refused one was never "
                + "given to a model. What was absent was handled by the locked missing-data plan: told to a model that "
                + "takes a mask, filled by chained equations in tables, otherwise counted as not evaluable. No value was "
                + "guessed silently; every filled value is flagged and listed in the workbook."));
        blocks.add(missingness(data));
        blocks.add(modalities(data));
        data.results().inputs().models().forEach((model, tallies) -> {
            List<ArmTally> shown = tallies.stream().filter(t -> t.total() > 0).toList();
            blocks.add(ArmTables.tallies(
                    data, "T-inputs-" + model, "Cases of model " + model + ", by arm", "Handling", shown));
        });
        return blocks;
    }

    private static ConsortFlowFigure consort(TrialReportData data) {
        TrialDefinition definition = data.protocol().definition();
        EndpointId primary = definition.primaryEndpoint().id();
        List<ConsortFlowFigure.Arm> arms = new ArrayList<>();
        for (Arm arm : definition.arms()) {
            List<AnalysedParticipant> ofArm = data.participants().stream()
                    .filter(p -> p.arm().equals(arm.id()))
                    .toList();
            long analysed = ofArm.stream().filter(p -> captured(p, primary)).count();
            arms.add(new ConsortFlowFigure.Arm(
                    arm.label(),
                    ofArm.size(),
                    ConsortFlowFigure.Reasons.none(),
                    ConsortFlowFigure.Reasons.none(),
                    ConsortFlowFigure.Reasons.none(),
                    new ConsortFlowFigure.Reasons(ofArm.size() - analysed, List.of()),
                    analysed));
        }
        long randomized = data.participants().size();
        long excluded = data.flow().screened() - randomized;
        return new ConsortFlowFigure(
                new FigureLabels(
                        "Flow of participants",
                        definition.title(),
                        "Boxes from assessment over allocation to analysis, with counts for each arm"),
                data.flow().screened(),
                new ConsortFlowFigure.Reasons(excluded, List.of()),
                ConsortFlowFigure.Reasons.none(),
                randomized,
                arms);
    }

    private static boolean captured(AnalysedParticipant p, EndpointId endpoint) {
        OutcomeValue value = p.outcome().get(endpoint);
        return value != null && !(value instanceof OutcomeValue.NotEvaluable);
    }

    private static EnrolmentCurveFigure enrolment(TrialReportData data) {
        Map<LocalDate, Long> byDay = new TreeMap<>();
        data.enrolled().forEach(p -> byDay.merge(p.enrolledOn(), 1L, Long::sum));
        List<EnrolmentCurveFigure.Point> points = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<LocalDate, Long> day : byDay.entrySet()) {
            sum += day.getValue();
            points.add(new EnrolmentCurveFigure.Point(day.getKey(), sum));
        }
        return new EnrolmentCurveFigure(
                new FigureLabels("Enrolment", "All sites", "Cumulative number of enrolled participants over time"),
                List.of(),
                List.of(new EnrolmentCurveFigure.Series("Enrolled", points)));
    }

    private static Block missingness(TrialReportData data) {
        AvailabilityMatrix matrix = data.availability();
        Map<ParticipantId, AnalysedParticipant> analysed = new TreeMap<>();
        data.participants().forEach(p -> analysed.put(p.id(), p));
        List<MissingnessFigure.Participant> rows = new ArrayList<>();
        for (EnrolledParticipant p : data.enrolled()) {
            List<MissingnessFigure.State> states = matrix.modalities().stream()
                    .map(modality -> state(matrix.at(p.id(), modality), modality, analysed.get(p.id())))
                    .toList();
            rows.add(new MissingnessFigure.Participant(p.id().value(), states));
        }
        return new Block.FigureBlock(
                new MissingnessFigure(
                        new FigureLabels(
                                "What there was of each participant's inputs",
                                "Participants in order of enrolment",
                                "Grid of participants by modalities: collected, doubtful, filled in, missing or refused"),
                        matrix.modalities().stream().map(Modality::value).toList(),
                        rows),
                "Availability of modalities, and which were filled in for at least one model.",
                new Block.Source("n = " + rows.size(), "counted from the record", "F-availability"));
    }

    private static MissingnessFigure.State state(
            Availability availability, Modality modality, @org.jspecify.annotations.Nullable AnalysedParticipant p) {
        return switch (availability) {
            case COLLECTED -> MissingnessFigure.State.COLLECTED;
            case DOUBTFUL -> MissingnessFigure.State.DOUBTFUL;
            case REFUSED -> MissingnessFigure.State.REFUSED;
            case MISSING ->
                p != null && filled(p, modality) ? MissingnessFigure.State.FILLED_IN : MissingnessFigure.State.MISSING;
        };
    }

    private static boolean filled(AnalysedParticipant p, Modality modality) {
        return p.predictions().values().stream()
                .filter(CaseOutcome.Evaluated.class::isInstance)
                .map(CaseOutcome.Evaluated.class::cast)
                .anyMatch(e -> p.filledModalities(e).contains(modality));
    }

    private static Table modalities(TrialReportData data) {
        List<ArmTally> tallies = new ArrayList<>();
        for (Modality modality : data.availability().modalities()) {
            for (Availability kind : Availability.values()) {
                ArmTally tally = tally(data, modality, kind);
                if (tally.total() > 0) {
                    tallies.add(tally);
                }
            }
        }
        return ArmTables.tallies(data, "T-modalities", "Modalities by arm", "Modality", tallies);
    }

    private static ArmTally tally(TrialReportData data, Modality modality, Availability kind) {
        Map<org.probatum.trial.protocol.ArmId, Integer> counts = new TreeMap<>();
        data.participants().stream()
                .filter(p -> data.availability().at(p.id(), modality) == kind)
                .forEach(p -> counts.merge(p.arm(), 1, Integer::sum));
        String word = modality.value().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + modality.value().substring(1);
        return new ArmTally(word + ": " + kind.label().toLowerCase(java.util.Locale.ROOT), counts);
    }
}
