package org.probatum.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.missing.imputation.AirQuality;

class SeeingMissingnessTest {

    private static ObservationTable air() {
        double[][] columns = AirQuality.columns();
        for (int row = 0; row < columns[4].length; row++) {
            columns[4][row] -= 5;
        }
        return ObservationTable.of(
                List.of(
                        Variable.numeric("Ozone"),
                        Variable.numeric("Solar_R"),
                        Variable.numeric("Wind"),
                        Variable.numeric("Temp"),
                        Variable.nominal("Month", List.of("May", "June", "July", "August", "September")),
                        Variable.numeric("Day")),
                columns);
    }

    private static MissingnessAssociation association(String covariate) {
        return MissingnessAssociation.of(air()).stream()
                .filter(one -> one.variable().equals("Ozone") && one.covariate().equals(covariate))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparesANumericCovariateByWelch() {
        // R 4.2.2: t.test(Temp[is.na(Ozone)], Temp[!is.na(Ozone)])
        MissingnessAssociation temperature = association("Temp");
        assertThat(temperature.statistic()).isCloseTo(0.026830643, within(1e-9));
        assertThat(temperature.df()).isCloseTo(60.447049, within(1e-6));
        assertThat(temperature.p()).isCloseTo(0.9786831967, within(1e-9));
        assertThat(temperature.effect()).isCloseTo(0.005072147089, within(1e-11));
        assertThat(temperature.missingRows()).isEqualTo(37);
    }

    @Test
    void comparesACategoricalCovariateByChiSquare() {
        // R 4.2.2: chisq.test(table(Month, is.na(Ozone)), correct = FALSE)
        MissingnessAssociation month = association("Month");
        assertThat(month.statistic()).isCloseTo(44.75076361, within(1e-8));
        assertThat(month.df()).isEqualTo(4);
        assertThat(month.p()).isCloseTo(4.479750892e-09, within(1e-16));
        assertThat(month.effect()).isCloseTo(0.5408221991, within(1e-10));
    }

    @Test
    void littlesTestGivesThePublishedFigure() {
        // documentation of the R package naniar: mcar_test(airquality) 35.1 on 14 degrees of freedom, 4 patterns
        LittleMcarTest test = LittleMcarTest.of(air());
        assertThat(test.statistic()).isCloseTo(35.1, within(0.05));
        assertThat(test.df()).isEqualTo(14);
        assertThat(test.patterns()).isEqualTo(4);
    }

    @Test
    void aTableWithoutGapsHasNothingToTest() {
        ObservationTable table = ObservationTable.of(
                List.of(Variable.numeric("a"), Variable.numeric("b")), new double[][] {{1, 2, 4}, {3, 1, 2}});
        LittleMcarTest test = LittleMcarTest.of(table);
        assertThat(test.df()).isZero();
        assertThat(test.p()).isEqualTo(1);
        assertThat(MissingnessPatterns.of(table).completeCases()).isEqualTo(3);
        assertThat(MissingnessAssociation.of(table)).isEmpty();
    }

    @Test
    void aConstantVariableHasNoNormalModel() {
        ObservationTable table = ObservationTable.of(
                List.of(Variable.numeric("a"), Variable.numeric("b")), new double[][] {{1, 2, 4}, {3, Double.NaN, 3}});
        assertThatThrownBy(() -> LittleMcarTest.of(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two distinct observed values");
    }

    @Test
    void refusesAnIndexWithoutALevel() {
        assertThatThrownBy(() -> ObservationTable.of(
                        List.of(Variable.ordinal("stage", List.of("I", "II"))), new double[][] {{0, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2: the index of a level is a whole number from 0 to 1, was 2.0");
    }
}
