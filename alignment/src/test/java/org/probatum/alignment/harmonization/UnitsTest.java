package org.probatum.alignment.harmonization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    /** By hand: 100 mg/dL = 1 g/L, over 180.156 g/mol; 1 kat = 1 mol/s = 6e7 umol/min; 14 g/dL = 140 g/L. */
    @ParameterizedTest
    @CsvSource({
        "GLUCOSE, 100, mg/dL, 5.550745",
        "GLUCOSE, 5.5, mmol/L, 5.5",
        "C_REACTIVE_PROTEIN, 1.2, mg/dL, 12",
        "C_REACTIVE_PROTEIN, 3400, ug/L, 3.4",
        "HAEMOGLOBIN, 14, g/dL, 140",
        "HAEMOGLOBIN, 8.7, mmol/L, 140.19615",
        "LACTATE_DEHYDROGENASE, 3, ukat/L, 180",
        "SODIUM, 139, meq/L, 139",
        "PLATELETS, 250, 10*3/uL, 250",
        "PLATELETS, 250000, /uL, 250",
        "PLATELETS, 2.5, 10*11/L, 250",
        "CREATININE, 1, mg/dL, 88.401",
        "ALBUMIN, 4.1, g/dL, 41"
    })
    void laboratoryValuesReachTheirCommonUnit(
            LaboratoryConversion analyte, double value, String unit, double expected) {
        assertThat(analyte.toCommonUnit(value, unit)).isCloseTo(expected, within(1e-5 * expected));
    }

    @Test
    void convertingThereAndBackChangesNothing() {
        UcumUnit a = UcumUnit.parse("mg/dL");
        UcumUnit b = UcumUnit.parse("umol/L");
        assertThat(b.convert(a.convert(7.3, b, 113.12), a, 113.12)).isCloseTo(7.3, within(1e-12));
        assertThat(UcumUnit.parse("g.m-2").isCommensurable(UcumUnit.parse("kg/m2")))
                .isTrue();
        assertThat(UcumUnit.parse("{cells}/uL").convert(3, UcumUnit.parse("10*6/L")))
                .isCloseTo(3, within(1e-12));
    }

    @Test
    void refusesUnitsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaboratoryConversion.ALBUMIN.toCommonUnit(4, "mmol/L"))
                .withMessageContaining("albumin")
                .withMessageContaining("molar mass");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaboratoryConversion.GLUCOSE.toCommonUnit(4, "mg/s"))
                .withMessageContaining("different things");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UcumUnit.parse("mg/furlong"))
                .withMessageContaining("furlong");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UcumUnit.parse(" "))
                .withMessageContaining("empty");
    }
}
