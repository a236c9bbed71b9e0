package org.probatum.report.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void printsByTheHouseRules() {
        assertThat(Numbers.decimal(0.125, 2)).isEqualTo("0.13");
        assertThat(Numbers.decimal(-0.001, 2)).isEqualTo("0.00");
        assertThat(Numbers.decimal(-1.5, 2)).isEqualTo("\u22121.50");
        assertThat(Numbers.pValue(0.0004)).isEqualTo("<0.001");
        assertThat(Numbers.pValue(0.0496)).isEqualTo("0.050");
        assertThat(Numbers.pValue(1)).isEqualTo(">0.99");
        assertThat(Numbers.pStatement(0.0004)).isEqualTo("p < 0.001");
        assertThat(Numbers.estimate(0.82, 0.71, 0.91, 2)).isEqualTo("0.82 (0.71 to 0.91)");
        assertThat(Numbers.countOf(81, 263)).isEqualTo("81/263 (30.8%)");
        assertThat(Numbers.count(18402)).isEqualTo("18,402");
        assertThat(Numbers.instant(Instant.parse("2026-03-14T09:30:12Z"))).isEqualTo("14 Mar 2026 09:30:12 UTC");
    }

    @Test
    void whatHasNoValueIsRefused() {
        assertThatThrownBy(() -> Numbers.decimal(Double.NaN, 2)).hasMessageContaining("not estimable");
    }
}
