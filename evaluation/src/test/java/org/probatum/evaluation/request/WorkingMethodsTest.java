package org.probatum.evaluation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WorkingMethodsTest {

    private static final String TIMES = "'time': 't', 'status': 's', 'group': 'g', 'levels': ['A', 'B'],"
            + " 'data': {'t': [1, 2, 2, 3, 4, 5], 's': [1, 1, 0, 1, 0, 1], 'g': ['A', 'B', 'A', 'A', 'B', 'B'],"
            + " 'x': [0, 1, 0, 0, 1, 1]}";

    private final StatisticsDesk desk = StatisticsDesk.withAllMethods();

    private JsonNode ask(String method, String input) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("method", method);
        root.set("input", JsonMapper.shared().readTree(input.replace('\'', '"')));
        return desk.answer(StatisticsRequests.of(root, Path.of("."), "q")).path("result");
    }

    @Test
    void showsTheLogRankTableWorkedByHand() {
        // at 2: 5 at risk (2 of A), 1 event, in B; E_A = 2/5, V = 2/5 * 3/5
        JsonNode row =
                ask("survival.explainLogRank", "{" + TIMES + "}").path("table").path(1);
        assertThat(row.path("time").doubleValue()).isEqualTo(2);
        assertThat(row.path("atRisk").toString()).isEqualTo("[2.0,3.0]");
        assertThat(row.path("events").toString()).isEqualTo("[0.0,1.0]");
        assertThat(row.path("expected").path(0).doubleValue()).isCloseTo(0.4, within(1e-15));
        assertThat(row.path("variance").doubleValue()).isCloseTo(0.24, within(1e-15));
    }

    @Test
    void theLogRankTableAddsUpToTheTest() {
        JsonNode table = ask("survival.explainLogRank", "{" + TIMES + "}").path("table");
        JsonNode test = ask("survival.logRank", "{" + TIMES + "}");
        double expected = 0;
        double variance = 0;
        for (JsonNode row : table) {
            expected += row.path("expected").path(0).doubleValue();
            variance += row.path("variance").doubleValue();
        }
        assertThat(expected).isCloseTo(test.path("expected").path(0).doubleValue(), within(1e-14));
        double used = test.path("tests")
                .path("logRank")
                .path("covariance")
                .path(0)
                .path(0)
                .doubleValue();
        assertThat(variance).isCloseTo(used, within(1e-14));
    }

    @Test
    void everybodyIsAtRiskHadTheEventOrWasCensored() {
        JsonNode group = ask("survival.explainKaplanMeier", "{" + TIMES + ", 'times': [0, 2, 3, 9]}")
                .path("groups")
                .path(0);
        int[][] byHand = {{3, 0, 0}, {2, 1, 0}, {1, 1, 1}, {0, 2, 1}};
        for (int i = 0; i < byHand.length; i++) {
            JsonNode at = group.path("riskTable").path(i);
            assertThat(at.path("atRisk").intValue()).isEqualTo(byHand[i][0]);
            assertThat(at.path("events").intValue()).isEqualTo(byHand[i][1]);
            assertThat(at.path("censored").intValue()).isEqualTo(byHand[i][2]);
        }
    }

    @Test
    void showsPlacementValuesWorkedByHand() {
        // positives 2 and 3 against negatives 1 and 2: 2 beats one and ties one, 3 beats both
        JsonNode result = ask("diagnostic.explainAuc", "{'data': {'y': [0, 0, 1, 1], 'x': [1, 2, 2, 3]}}");
        assertThat(result.path("placement").toString()).isEqualTo("[1.0,0.75,0.75,1.0]");
        assertThat(result.path("auc").doubleValue()).isEqualTo(0.875);
        assertThat(result.path("variancePositive").doubleValue()).isCloseTo(0.03125, within(1e-15));
    }

    @Test
    void theCoxHistoryRisesFromTheNullToTheMaximum() {
        String model = "{" + TIMES + ", 'terms': [{'name': 'x', 'type': 'numeric'}]}";
        JsonNode fit = ask("survival.cox", model);
        JsonNode history = ask("survival.explainCox", model).path("iterations");
        assertThat(history.path(0).path("logLik").doubleValue())
                .isEqualTo(fit.path("logLikNull").doubleValue());
        JsonNode last = history.path(history.size() - 1);
        assertThat(last.path("logLik").doubleValue())
                .isEqualTo(fit.path("logLik").doubleValue());
        assertThat(last.path("estimates").path(0).doubleValue())
                .isEqualTo(fit.path("coefficients").path("x").path("estimate").doubleValue());
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.path(i).path("logLik").doubleValue())
                    .isGreaterThanOrEqualTo(history.path(i - 1).path("logLik").doubleValue() - 1e-12);
        }
    }

    @Test
    void readsTheBaselineHazardAtChosenTimes() {
        // hand: without an effect in the data the increments at 1 and 2 are near 1/n; the curve is flat between events
        String model = TIMES + ", 'terms': [{'name': 'x', 'type': 'numeric'}]";
        JsonNode every = ask("survival.cox", "{" + model + "}").path("baselineCumulativeHazard");
        JsonNode chosen = ask("survival.cox", "{" + model + ", 'baselineTimes': [0.5, 2.5]}")
                .path("baselineCumulativeHazard");
        assertThat(chosen.path("time").toString()).isEqualTo("[0.5,2.5]");
        assertThat(chosen.path("hazard").path(0).doubleValue()).isZero();
        assertThat(chosen.path("hazard").path(1)).isEqualTo(every.path("hazard").path(1));
    }
}
