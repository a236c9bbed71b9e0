package org.probatum.evaluation.preparation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;

/** Names that say nothing, or the wrong thing, about where a column comes from. */
class ColumnModalitiesTest {

    private static final Modality PANEL = new Modality("panel");
    private static final Modality BLOOD = new Modality("blood");

    @TempDir
    private Path store;

    private final List<Acquisition> acquisitions = new ArrayList<>();

    @Test
    void aColumnBelongsToTheModalityThatItsTableWasAcquiredAs() {
        acquire("P1", PANEL, "egfr_tpm,TP53,smoker", new InputQualityVerdict.Accepted());
        acquire("P2", BLOOD, "CRP,egfr_tpm", new InputQualityVerdict.Doubtful(List.of("far off")));
        acquire("P3", BLOOD, "LDH", new InputQualityVerdict.Refused(List.of("no number")));

        ColumnModalities columns = ColumnModalities.of(acquisitions, new ContentStore(store));

        assertThat(columns.of("TP53")).contains(PANEL);
        assertThat(columns.of("CRP")).contains(BLOOD);
        assertThat(columns.of("smoker_yes")).as("made from a column of words").contains(PANEL);
        assertThat(columns.of("egfr_tpm")).as("in two tables").contains(BLOOD);
        assertThat(columns.of("LDH")).as("in a refused table alone").isEmpty();
        assertThat(columns.of("age_years")).as("written at enrolment").isEmpty();
        assertThat(columns.of("participant_id")).isEmpty();
    }

    @Test
    void aTableThatWasReplacedSaysNothing() {
        acquire("P1", PANEL, "old", new InputQualityVerdict.Accepted());
        acquire("P1", PANEL, "new", new InputQualityVerdict.Accepted());

        ColumnModalities columns = ColumnModalities.of(acquisitions, new ContentStore(store));

        assertThat(columns.byColumn()).isEqualTo(Map.of("new", PANEL));
    }

    @Test
    void filledValuesOfAnAbsentModalityFollowItsOwnStrategy() {
        ColumnModalities columns = new ColumnModalities(Map.of("egfr_tpm", PANEL, "CRP", BLOOD));
        ModelContract contract = new ModelContract(
                "a model",
                List.of(new ModelContract.Input(
                        "x", false, new InputRecipe.TableColumns(List.of("age_years", "CRP", "egfr_tpm")))));
        InputAssembler assembler = new InputAssembler(
                contract,
                modality -> modality.equals(PANEL)
                        ? MissingInputStrategy.NOT_EVALUABLE
                        : MissingInputStrategy.CHAINED_EQUATIONS,
                new Vocabulary(List.of()),
                columns);

        assertThat(assembler.assemble(prepared(Set.of(BLOOD), "egfr_tpm"), Optional.empty()))
                .isEqualTo(new AssembledInputs.NotEvaluable(List.of("panel missing")));
        assertThat(assembler.assemble(prepared(Set.of(PANEL), "CRP", "age_years"), Optional.empty()))
                .isInstanceOfSatisfying(
                        AssembledInputs.Ready.class,
                        ready -> assertThat(ready.filled()).containsExactly("age_years", "CRP"));
        assertThat(assembler.assemble(prepared(Set.of(PANEL, BLOOD), "egfr_tpm"), Optional.empty()))
                .as("a single value of a collected table")
                .isInstanceOf(AssembledInputs.Ready.class);
    }

    private static PreparedCase prepared(Set<Modality> collected, String... filled) {
        Map<String, Double> values = Map.of("age_years", 60.0, "CRP", 3.0, "egfr_tpm", 7.0);
        return new PreparedCase(
                new ParticipantId("P1"),
                collected,
                values,
                List.of(values),
                new TreeSet<>(List.of(filled)),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    private void acquire(String participant, Modality modality, String columns, InputQualityVerdict verdict) {
        String values = columns.replaceAll("[^,]+", "1");
        byte[] bytes = ("participant_id," + columns + "\n" + participant + "," + values + "\n").getBytes(UTF_8);
        acquisitions.add(new Acquisition(
                acquisitions.size(),
                new TrialId("test"),
                new ParticipantId(participant),
                modality,
                modality + ".csv",
                new ContentStore(store).put(bytes),
                bytes.length,
                Instant.EPOCH,
                verdict));
    }
}
