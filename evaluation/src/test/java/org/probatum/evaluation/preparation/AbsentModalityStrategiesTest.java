package org.probatum.evaluation.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.registry.Tensor;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/** Random cohorts with absent modalities and single values, prepared by random plans. */
class AbsentModalityStrategiesTest {

    private static final Modality MOLECULAR = new Modality("molecular");
    private static final Modality LABORATORY = new Modality("laboratory");
    private static final List<String> GENES = List.of("G001", "G002", "MUT_A");
    private static final List<String> CLINICAL = List.of("age_years", "crp_mg_l", "albumin_g_l");
    private static final List<String> COLUMNS =
            List.of("G001", "G002", "MUT_A", "age_years", "crp_mg_l", "albumin_g_l");
    private static final Map<Modality, Set<String>> TABLES =
            Map.of(MOLECULAR, Set.copyOf(GENES), LABORATORY, Set.of("crp_mg_l", "albumin_g_l"));
    private static final ColumnModalities COLUMN_MODALITIES = new ColumnModalities(Map.of(
            "G001", MOLECULAR,
            "G002", MOLECULAR,
            "MUT_A", MOLECULAR,
            "crp_mg_l", LABORATORY,
            "albumin_g_l", LABORATORY));
    private static final int DRAWS = 3;
    private static final ImputationSettings SETTINGS =
            ImputationSettings.withSeed(5).withImputations(DRAWS).withIterations(2);

    private static final ModelContract CONTRACT = new ModelContract(
            "model",
            List.of(
                    new ModelContract.Input("molecular", false, new InputRecipe.TableColumns(GENES)),
                    new ModelContract.Input("clinlab", false, new InputRecipe.TableColumns(CLINICAL)),
                    new ModelContract.Input(
                            "modality_mask", false, new InputRecipe.ModalityMask(List.of("molecular", "clinlab")))));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyValueThatWasNotObservedIsNamedOrToldMissing(long seed) {
        Random random = new Random(seed);
        List<ClinicalCase> cases = cases(random);
        Map<Modality, MissingInputStrategy> plan = Map.of(MOLECULAR, any(random), LABORATORY, any(random));
        InputAssembler assembler = new InputAssembler(
                CONTRACT, modality -> plan.get(modality), new Vocabulary(List.of()), COLUMN_MODALITIES);
        ImputedCohort imputed = everyWay(cases);

        for (ClinicalCase acquired : cases) {
            PreparedCase prepared = CasePreparation.prepare(acquired, Optional.empty(), imputed);
            boolean refused = TABLES.keySet().stream()
                    .anyMatch(m ->
                            !acquired.collected().contains(m) && plan.get(m) == MissingInputStrategy.NOT_EVALUABLE);
            switch (assembler.assemble(prepared, Optional.empty())) {
                case AssembledInputs.NotEvaluable not ->
                    assertThat(refused).as("%s %s %s", acquired, plan, not).isTrue();
                case AssembledInputs.Ready ready -> {
                    assertThat(refused).isFalse();
                    check(acquired, ready, plan, cases);
                }
            }
        }
    }

    private static void check(
            ClinicalCase acquired,
            AssembledInputs.Ready ready,
            Map<Modality, MissingInputStrategy> plan,
            List<ClinicalCase> cases) {
        assertThat(ready.draws()).hasSize(ready.filled().isEmpty() ? 1 : DRAWS);
        boolean maskedGenes =
                !acquired.collected().contains(MOLECULAR) && plan.get(MOLECULAR) == MissingInputStrategy.MASK;
        boolean maskedRecord =
                !acquired.collected().contains(LABORATORY) && plan.get(LABORATORY) == MissingInputStrategy.MASK;
        assertThat(ready.masked().contains("molecular")).isEqualTo(maskedGenes);
        assertThat(ready.masked().contains("clinlab")).isEqualTo(maskedRecord);
        Set<String> used = new HashSet<>();
        for (Map<String, Tensor> draw : ready.draws()) {
            used.addAll(checkTable(acquired, ready, draw, "molecular", GENES, maskedGenes));
            used.addAll(checkTable(acquired, ready, draw, "clinlab", CLINICAL, maskedRecord));
            if (!acquired.collected().contains(MOLECULAR)
                    && plan.get(MOLECULAR) == MissingInputStrategy.NEAREST_PARTICIPANTS) {
                float[] genes = values(draw, "molecular");
                assertThat(cases)
                        .as("the genes of one and the same participant")
                        .anyMatch(c -> agrees(c, "G001", genes[0]) && agrees(c, "G002", genes[1]));
            }
        }
        assertThat(Set.copyOf(ready.filled())).isEqualTo(used);
    }

    /** A donor may lack a value itself. */
    private static boolean agrees(ClinicalCase donor, String column, float value) {
        return donor.collected().contains(MOLECULAR)
                && (!donor.values().containsKey(column)
                        || donor.values().get(column).floatValue() == value);
    }

    /** The columns that were not observed and are not told missing. */
    private static Set<String> checkTable(
            ClinicalCase acquired,
            AssembledInputs.Ready ready,
            Map<String, Tensor> draw,
            String input,
            List<String> columns,
            boolean masked) {
        float[] values = values(draw, input);
        Set<String> notObserved = new HashSet<>();
        for (int c = 0; c < values.length; c++) {
            Double observed = acquired.values().get(columns.get(c));
            if (masked) {
                assertThat(values[c]).isZero();
            } else if (observed != null) {
                assertThat(values[c]).isEqualTo(observed.floatValue());
                assertThat(ready.filled()).doesNotContain(columns.get(c));
            } else {
                assertThat(values[c]).isNotNaN();
                notObserved.add(columns.get(c));
            }
        }
        return notObserved;
    }

    private static float[] values(Map<String, Tensor> draw, String input) {
        return ((Tensor.Floats) draw.get(input)).values();
    }

    @ParameterizedTest
    @EnumSource(
            value = MissingInputStrategy.class,
            names = {"CHAINED_EQUATIONS", "CONDITIONAL_NORMAL", "NEAREST_PARTICIPANTS"})
    void oneFourAndSixteenThreadsGiveTheSameBits(MissingInputStrategy strategy) {
        List<ClinicalCase> cases = cases(new Random(99));
        String one = onThreads(1, cases, strategy);
        assertThat(onThreads(4, cases, strategy)).isEqualTo(one);
        assertThat(onThreads(16, cases, strategy)).isEqualTo(one);
    }

    private static String onThreads(int threads, List<ClinicalCase> cases, MissingInputStrategy strategy) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> ImputedCohort.of(cases, COLUMNS, SETTINGS, filling(strategy))
                            .toJson())
                    .join();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alternativesAreReadBackBitForBit(long seed) {
        ImputedCohort imputed = everyWay(cases(new Random(seed)));
        assertThat(imputed.alternatives()).isNotEmpty();
        ImputedCohort read = ImputedCohort.parse(imputed.toJson());
        assertThat(read.alternatives()).isEqualTo(imputed.alternatives());
        assertThat(read.toJson()).isEqualTo(imputed.toJson());
    }

    private static ImputedCohort everyWay(List<ClinicalCase> cases) {
        ImputedCohort imputed = ImputedCohort.of(cases, COLUMNS, SETTINGS);
        Map<MissingInputStrategy, ImputedCohort> others = new EnumMap<>(MissingInputStrategy.class);
        for (MissingInputStrategy strategy :
                List.of(MissingInputStrategy.CONDITIONAL_NORMAL, MissingInputStrategy.NEAREST_PARTICIPANTS)) {
            others.put(strategy, ImputedCohort.of(cases, COLUMNS, SETTINGS, filling(strategy)));
        }
        for (Map.Entry<MissingInputStrategy, ImputedCohort> other : others.entrySet()) {
            imputed = imputed.with(other.getKey(), other.getValue(), cases, TABLES);
        }
        return imputed;
    }

    private static TableFilling filling(MissingInputStrategy strategy) {
        return switch (strategy) {
            case CONDITIONAL_NORMAL -> new TableFilling.ConditionalNormal();
            case NEAREST_PARTICIPANTS -> new TableFilling.NearestParticipants(4, List.copyOf(TABLES.values()));
            default -> new TableFilling.Chained();
        };
    }

    private static MissingInputStrategy any(Random random) {
        MissingInputStrategy[] all = MissingInputStrategy.values();
        return all[random.nextInt(all.length)];
    }

    private static List<ClinicalCase> cases(Random random) {
        List<ClinicalCase> cases = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            double latent = random.nextGaussian();
            Map<String, Double> values = new HashMap<>();
            values.put("age_years", 50 + 10 * random.nextGaussian());
            Set<Modality> collected = new HashSet<>();
            if (random.nextInt(4) > 0) {
                collected.add(MOLECULAR);
                values.put("G001", latent + random.nextGaussian());
                values.put("G002", latent + random.nextGaussian());
                values.put("MUT_A", latent > 0 ? 1.0 : 0.0);
            }
            if (random.nextInt(4) > 0) {
                collected.add(LABORATORY);
                values.put("crp_mg_l", 5 + latent + random.nextGaussian());
                values.put("albumin_g_l", 40 - latent + random.nextGaussian());
            }
            values.keySet().removeIf(column -> !column.equals("age_years") && random.nextInt(8) == 0);
            cases.add(new ClinicalCase(
                    new ParticipantId("P" + (100 + i)), collected, values, Map.of(), Map.of(), Optional.empty()));
        }
        return cases;
    }
}
