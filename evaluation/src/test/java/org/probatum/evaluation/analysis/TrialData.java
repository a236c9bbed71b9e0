package org.probatum.evaluation.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Participants for tests of the analysis.
 *
 * <p>{@code demo.csv} holds the participants of the demonstration with a fixed allocation, the outcome of their arm, and
 * the outputs that the models' authors published for the complete cohort ({@code explain/cohort_predictions.csv} of each
 * package). {@code small.csv} holds the first 40 of them with times rounded to 3 months, so that many are tied.
 */
final class TrialData {

    static final List<String> MODELS =
            List.of("modality_dropout", "intermediate_guided", "late_kronecker", "intermediate_gradual");

    /** As in the demonstration's cohort. */
    static final ColumnModalities COLUMNS = new ColumnModalities(Map.of(
            "G001", new Modality("molecular"),
            "G080", new Modality("molecular"),
            "MUT_A", new Modality("molecular"),
            "crp_mg_l", new Modality("laboratory"),
            "platelets_10e9_l", new Modality("laboratory"),
            "glucose_mmol_l", new Modality("laboratory")));

    private static final Path FOLDER = Path.of("src", "test", "resources", "trial-analysis");

    private TrialData() {}

    /** The protocol of the demonstration trial. */
    static TrialDefinition definition() {
        return TrialDefinition.parse(bytes(Path.of("..", "demo", "glioma-rct", "trial.json")))
                .definition();
    }

    /** The same, with filled and masked inputs allowed in main analyses for this model only. */
    static TrialDefinition definitionAllowingOnly(String model) {
        return definitionAllowing(line -> line.get("model").stringValue().equals(model));
    }

    /** The same, with filled and masked inputs allowed in main analyses where this holds of a line of the plan. */
    static TrialDefinition definitionAllowing(Predicate<JsonNode> allowed) {
        JsonNode root = JsonMapper.shared().readTree(bytes(Path.of("..", "demo", "glioma-rct", "trial.json")));
        root.get("missingDataPlan")
                .get("strategies")
                .forEach(line -> ((ObjectNode) line).put("allowedInPrimary", allowed.test(line)));
        return TrialDefinition.parse(root.toString().getBytes(StandardCharsets.UTF_8))
                .definition();
    }

    static List<AnalysedParticipant> participants(String name) {
        return rows(name + ".csv").stream().map(TrialData::participant).toList();
    }

    /** What R gave, by the identifier of the number. */
    static Map<String, Map<String, String>> expected(String name) {
        Map<String, Map<String, String>> expected = new HashMap<>();
        rows(name + "-expected.csv").forEach(row -> expected.put(row.getOrDefault("id", ""), row));
        return expected;
    }

    static AnalysedParticipant participant(
            String id,
            String arm,
            double months,
            boolean event,
            OutcomeValue within24,
            Map<String, CaseOutcome> models) {
        return new AnalysedParticipant(
                new ParticipantId(id),
                new ArmId(arm),
                new SiteId("site-a"),
                "grade 2-3",
                Map.of("age_years", "60", "grade", "3", "karnofsky", "80"),
                outcome(months, event, within24),
                models,
                COLUMNS,
                false);
    }

    private static AnalysedParticipant participant(Map<String, String> row) {
        String progression = row.getOrDefault("progression_24m", "");
        OutcomeValue within24 = progression.isEmpty()
                ? new OutcomeValue.NotEvaluable()
                : new OutcomeValue.Binary(progression.equals("1"));
        Map<String, CaseOutcome> predictions = new HashMap<>();
        for (String model : MODELS) {
            double risk = number(row, model);
            OptionalDouble probability =
                    model.equals("modality_dropout") ? OptionalDouble.of(risk) : OptionalDouble.empty();
            predictions.put(model, new CaseOutcome.Evaluated(risk, probability, List.of(risk), List.of(), List.of()));
        }
        Map<String, String> baseline = new HashMap<>();
        for (String column : List.of("age_years", "grade", "karnofsky")) {
            baseline.put(column, row.getOrDefault(column, ""));
        }
        return new AnalysedParticipant(
                new ParticipantId(row.getOrDefault("participant_id", "")),
                new ArmId(row.getOrDefault("arm", "")),
                new SiteId("site-a"),
                row.getOrDefault("stratum", ""),
                baseline,
                outcome(number(row, "time"), row.getOrDefault("event", "").equals("1"), within24),
                predictions,
                COLUMNS,
                false);
    }

    private static Map<EndpointId, OutcomeValue> outcome(double months, boolean event, OutcomeValue within24) {
        return Map.of(
                new EndpointId("time-to-progression"),
                new OutcomeValue.TimeToEvent(months, event),
                new EndpointId("progression-24m"),
                within24);
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, ""));
    }

    private static List<Map<String, String>> rows(String file) {
        List<String> lines = new String(bytes(FOLDER.resolve(file)), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] header = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int c = 0; c < header.length; c++) {
                row.put(header[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
