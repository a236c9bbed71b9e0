package org.probatum.alignment.harmonization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CombatTest {

    /** R 4.2, sva 3.46.0: ComBat(dat, batch, mod, par.prior = TRUE); the calls stand in the files. */
    @ParameterizedTest
    @ValueSource(strings = {"combat-glaucoma", "combat-glaucoma-covariate"})
    void agreesWithSva(String name) throws IOException {
        JsonNode oracle;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/oracles/" + name + ".json"))) {
            oracle = JsonMapper.shared().readTree(in);
        }
        double[][] values = rows(oracle.path("input").path("values"));
        List<String> batches = new ArrayList<>();
        oracle.path("input").path("batch").forEach(b -> batches.add(b.asString()));
        JsonNode covariate = oracle.path("input").path("covariate");
        double[][] covariates = new double[values.length][covariate.isArray() ? 1 : 0];
        for (int i = 0; i < values.length && covariate.isArray(); i++) {
            covariates[i][0] = covariate.get(i).asDouble();
        }
        double[][] expected = rows(oracle.path("expected").path("adjusted"));
        CombatModel model = Combat.fit(values, batches, covariates);
        for (int i = 0; i < values.length; i++) {
            double[] adjusted = model.adjusted(values[i], batches.get(i), covariates[i]);
            for (int f = 0; f < adjusted.length; f++) {
                assertThat(adjusted[f]).as("sample " + i + ", feature " + f).isCloseTo(expected[i][f], within(1e-6));
            }
        }
    }

    private static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[node.get(i).size()];
            for (int f = 0; f < rows[i].length; f++) {
                rows[i][f] = node.get(i).get(f).asDouble();
            }
        }
        return rows;
    }

    @Test
    void refusesWhatCannotBeLearnt() {
        double[][] values = {{1, 2}, {2, 3}, {3, 1}, {4, 5}};
        double[][] none = {{}, {}, {}, {}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Combat.fit(values, List.of("A", "A", "A", "B"), none))
                .withMessageContaining("\"B\" has one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Combat.fit(values, List.of("A", "A", "B", "B"), new double[][] {{0}, {0}, {1}, {1}}))
                .withMessageContaining("cannot be told from the batches");
        double[][] missing = {{1, 2}, {2, Double.NaN}, {3, 1}, {4, 5}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Combat.fit(missing, List.of("A", "A", "B", "B"), none))
                .withMessageContaining("sample 2");
    }

    @Test
    void aSiteThatWasNotLearntIsRefused() {
        double[][] values = {{1, 2}, {2, 5}, {3, 1}, {4, 5}, {2, 2}, {7, 4}};
        double[][] none = {{}, {}, {}, {}, {}, {}};
        CombatModel model = Combat.fit(values, List.of("A", "A", "A", "B", "B", "B"), none);
        assertThat(model.batches()).containsOnlyKeys("A", "B");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.adjusted(new double[] {1, 2}, "C", new double[] {}))
                .withMessageContaining("\"C\"");
    }
}
