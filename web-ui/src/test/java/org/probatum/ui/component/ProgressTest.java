package org.probatum.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void saysStepCountAndTimeLeft() {
        assertThat(new Progress("Registering", 41, 240, Optional.of(Duration.ofSeconds(130))).inWords())
                .isEqualTo("Registering · 41 of 240 · about 2 min left");
        assertThat(new Progress("Registering", 41, 240, Optional.empty()).inWords())
                .isEqualTo("Registering · 41 of 240");
    }

    @Test
    void moreThanAllIsNoProgress() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress("Registering", 3, 2, Optional.empty()));
    }
}
