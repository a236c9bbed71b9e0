package org.probatum.evaluation.missingness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.missing.MissingnessAssociation;
import org.probatum.missing.MissingnessPattern;
import org.probatum.trial.protocol.Modality;

class CohortMissingnessTest {

    private static final Modality HISTOLOGY = new Modality("histology");
    private static final Modality MOLECULAR = new Modality("molecular");
    private static final Modality LABORATORY = new Modality("laboratory");
    private static final List<Modality> BOTH = List.of(HISTOLOGY, MOLECULAR);

    /** Sixteen participants; site b never sends slides. */
    private static List<CohortMissingness.Row> rows() {
        List<CohortMissingness.Row> rows = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String site = i < 8 ? "a" : "b";
            Set<Modality> present = i < 8 ? Set.of(HISTOLOGY, MOLECULAR) : Set.of(MOLECULAR);
            rows.add(new CohortMissingness.Row(
                    present, Map.of("site", site, "age_years", String.valueOf(40 + i), "country", "one")));
        }
        return rows;
    }

    @Test
    void patternsAreCountedAndNamed() {
        CohortMissingness missing = CohortMissingness.of(BOTH, rows());
        assertThat(missing.patterns().patterns())
                .containsExactly(new MissingnessPattern("01", 8), new MissingnessPattern("11", 8));
        assertThat(missing.lacking(missing.patterns().patterns().getFirst())).containsExactly(HISTOLOGY);
        assertThat(missing.patterns().completeCases()).isEqualTo(8);
    }

    @Test
    void missingnessIsComparedWithEachCovariateThatVaries() {
        List<MissingnessAssociation> found = CohortMissingness.of(BOTH, rows()).associations();
        assertThat(found).extracting(MissingnessAssociation::covariate).containsExactlyInAnyOrder("site", "age_years");
        MissingnessAssociation site = found.stream()
                .filter(a -> a.covariate().equals("site"))
                .findFirst()
                .orElseThrow();
        // a 2 × 2 table with 8 and 8 on the diagonal: χ² = n = 16, Cramér's V = 1
        assertThat(site.statistic()).isCloseTo(16, within(1e-12));
        assertThat(site.effect()).isCloseTo(1, within(1e-12));
        MissingnessAssociation age = found.stream()
                .filter(a -> a.covariate().equals("age_years"))
                .findFirst()
                .orElseThrow();
        // means 51.5 and 43.5, both with variance 6: 8 / √6
        assertThat(age.effect()).isCloseTo(8 / Math.sqrt(6), within(1e-12));
    }

    @Test
    void fewDifferentNumbersAreLevelsAndMoreAreNumbers() {
        List<CohortMissingness.Row> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, String> covariates =
                    Map.of("grade", String.valueOf(2 + i % 3), "karnofsky", String.valueOf(60 + 10 * (i % 5)));
            rows.add(new CohortMissingness.Row(i % 2 == 0 ? Set.of(HISTOLOGY) : Set.of(), covariates));
        }
        // a χ² over three levels has 2 degrees of freedom; Welch's for two times ten rows of the same spread has 18
        assertThat(CohortMissingness.of(List.of(HISTOLOGY), rows).associations())
                .filteredOn(a -> a.covariate().equals("grade"))
                .singleElement()
                .satisfies(a -> assertThat(a.df()).isEqualTo(2));
        assertThat(CohortMissingness.of(List.of(HISTOLOGY), rows).associations())
                .filteredOn(a -> a.covariate().equals("karnofsky"))
                .singleElement()
                .satisfies(a -> assertThat(a.df()).isCloseTo(18, within(1e-9)));
    }

    @Test
    void noParticipantIsRefused() {
        assertThatThrownBy(() -> CohortMissingness.of(BOTH, List.of())).hasMessageContaining("at least one row");
    }

    private static List<Map<String, String>> table(int n, boolean collinear) {
        Random random = new Random(3);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double a = random.nextGaussian();
            double b = a + random.nextGaussian();
            Map<String, String> row = new HashMap<>();
            row.put("a", String.valueOf(a));
            row.put("b", String.valueOf(b));
            row.put("c", String.valueOf(collinear ? a + b : random.nextGaussian()));
            row.put("note", "words");
            if (i % 4 == 0) {
                row.remove("b");
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void littlesTestIsDoneOnTheNumericColumns() {
        TableMissingness missing = TableMissingness.of(LABORATORY, table(60, false));
        assertThat(missing.patterns().missingPerVariable()).isEqualTo(Map.of("a", 0, "b", 15, "c", 0));
        assertThat(missing.mostMissing(1)).containsExactly(1);
        assertThat(missing.little()).isInstanceOfSatisfying(TableMissingness.Little.Tested.class, tested -> {
            // two patterns with 3 and 2 observed columns, less 3 means
            assertThat(tested.test().df()).isEqualTo(2);
            assertThat(tested.test().p()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void littlesTestIsNotDoneOnCollinearColumnsNorOnTooFewRows() {
        assertThat(TableMissingness.of(LABORATORY, table(60, true)).little())
                .isInstanceOfSatisfying(
                        TableMissingness.Little.NotTested.class,
                        not -> assertThat(not.reason()).isNotBlank());
        assertThat(TableMissingness.of(LABORATORY, table(14, false)).little())
                .isInstanceOfSatisfying(
                        TableMissingness.Little.NotTested.class,
                        not -> assertThat(not.reason()).contains("14 participants are too few", "15 would do"));
    }

    @Test
    void aModelWithoutMaskWasNeverTrainedWithoutAModality() {
        ModelContract plain = new ModelContract(
                "plain",
                List.of(
                        new ModelContract.Input("tiles", false, new InputRecipe.TileFeatures(32)),
                        new ModelContract.Input("molecular", false, new InputRecipe.TableColumns(List.of("G001")))));
        List<Set<Modality>> present = List.of(
                Set.of(HISTOLOGY, MOLECULAR), Set.of(MOLECULAR), Set.of(MOLECULAR, LABORATORY), Set.of(HISTOLOGY));
        Map<Modality, Set<String>> tables = Map.of(MOLECULAR, Set.of("G001"), LABORATORY, Set.of("crp_mg_l"));
        assertThat(UntrainedPatterns.of(plain, tables, present))
                .containsExactly(
                        new UntrainedPatterns.Untrained(List.of("histology"), 2),
                        new UntrainedPatterns.Untrained(List.of("molecular"), 1));
    }

    @Test
    void aModelWithAMaskWasNeverTrainedWithoutAnyModality() {
        ModelContract masked = new ModelContract(
                "masked",
                List.of(
                        new ModelContract.Input("tiles", false, new InputRecipe.TileFeatures(32)),
                        new ModelContract.Input("molecular", false, new InputRecipe.TableColumns(List.of("G001"))),
                        new ModelContract.Input(
                                "mask", false, new InputRecipe.ModalityMask(List.of("histology", "molecular")))));
        assertThat(UntrainedPatterns.of(
                        masked,
                        Map.of(MOLECULAR, Set.of("G001")),
                        List.of(Set.of(MOLECULAR), Set.of(HISTOLOGY), Set.of(LABORATORY))))
                .containsExactly(new UntrainedPatterns.Untrained(List.of("histology", "molecular"), 1));
    }
}
