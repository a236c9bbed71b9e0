package org.probatum.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference explanations from 64-bit automatic differentiation in PyTorch, stored in 32 bits. */
class BundledReferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"early_concat", "cam_cnn", "emr_transformer"})
    void reproducesEveryReferenceToTheLastDigitsOfItsStorage(String name, @TempDir Path out) {
        ReferenceComparison.Outcome outcome = ReferenceComparison.run(folder(name), out);
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.byMethod()).isNotEmpty();
        outcome.byMethod()
                .forEach((method, difference) -> assertThat(difference.elementwise())
                        .as(method)
                        .isLessThan(2e-7)); // 32-bit storage keeps 24 binary digits: 2^-24 = 6e-8
    }

    static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(BundledReferencesTest.class.getResource("/explanation/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
