package org.probatum.ui.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineColumnsTest {

    private final BaselineColumns columns =
            new BaselineColumns(Map.of("grade", "stratum"), Map.of(), List.of("sex_male", "crp_mg_l"));

    @Test
    void takesWhatProtocolAndModelsUse() {
        assertThat(columns.take("grade")).isTrue();
        assertThat(columns.take("crp_mg_l")).isTrue();
        assertThat(columns.take("sex")).as("stands for sex_male").isTrue();
    }

    @Test
    void leavesOutcomesAndEverythingElseInTheTable() {
        assertThat(columns.take("followup_months")).isFalse();
        assertThat(columns.take("event")).isFalse();
        assertThat(columns.take("has_histology")).isFalse();
        assertThat(columns.take("se")).isFalse();
    }
}
