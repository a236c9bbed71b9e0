package org.probatum.evaluation.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Options and values that no method may take silently. In the inputs, single quotes stand for double quotes. */
class RefusedInputsTest {

    private static final String SURVIVAL = "'time': 't', 'status': 's', ";

    private final StatisticsDesk desk = StatisticsDesk.withAllMethods();

    private JsonNode ask(String method, String input) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("method", method);
        root.set("input", JsonMapper.shared().readTree(input.replace('\'', '"')));
        return desk.answer(StatisticsRequests.of(root, Path.of("."), "q"));
    }

    private void refuses(String method, String input, String code, String part) {
        JsonNode error = ask(method, input).path("error");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).contains(part);
    }

    @ParameterizedTest
    @CsvSource({"-1", "2", "0.5", "'\"Infinity\"'"})
    void refusesAStatusThatIsNeitherEventNorCensored(String status) {
        String data = "'data': {'t': [1, 2, 3], 's': [1, 0, " + status + "]}";
        refuses("survival.kaplanMeier", "{" + SURVIVAL + "'event': 1, " + data + "}", "invalid-input", "row 3");
    }

    @Test
    void takesTheStatusOfRWhereTwoMarksAnEvent() {
        String data = "'data': {'t': [1, 2, 3], 's': [2, 1, 2]}";
        JsonNode group = ask("survival.kaplanMeier", "{" + SURVIVAL + "'event': 2, " + data + "}")
                .path("result")
                .path("groups")
                .path(0);
        assertThat(group.path("events").intValue()).isEqualTo(2);
    }

    @Test
    void refusesZeroAsTheCodeOfAnEvent() {
        refuses(
                "survival.kaplanMeier",
                "{" + SURVIVAL + "'event': 0, 'data': {'t': [1, 2], 's': [1, 0]}}",
                "invalid-input",
                "censored");
    }

    @Test
    void refusesALevelWithoutRows() {
        refuses(
                "survival.logRank",
                "{" + SURVIVAL + "'group': 'g', 'levels': ['A', 'C'], "
                        + "'data': {'t': [1, 2], 's': [1, 1], 'g': ['A', 'B']}}",
                "empty-group",
                "C");
    }

    @Test
    void refusesAnInfiniteScore() {
        refuses(
                "diagnostic.auc",
                "{'data': {'y': [0, 1, 1], 'x': [1, 2, 'Infinity']}, 'response': 'y', 'predictor': 'x'}",
                "invalid-input",
                "finite");
    }

    @Test
    void refusesAnUnknownDirectionOfAMarker() {
        refuses(
                "survival.concordance",
                "{" + SURVIVAL + "'marker': 'm', 'direction': 'up', 'data': {'t': [1, 2], 's': [1, 1], 'm': [1, 2]}}",
                "invalid-input",
                "direction");
    }

    @Test
    void refusesARuleThatContradictsTheDirection() {
        refuses(
                "diagnostic.threshold",
                "{'data': {'y': [0, 1], 'x': [1, 2]}, 'threshold': 1.5, 'direction': 'higher',"
                        + " 'rule': 'positive when value <= threshold'}",
                "invalid-input",
                ">= threshold");
    }

    @Test
    void refusesCutpointsThatAreNoRisks() {
        refuses(
                "diagnostic.nriIdi",
                "{'data': {'y': [0, 1], 'a': [0.1, 0.2], 'b': [0.1, 0.4]}, 'response': 'y', 'oldRisk': 'a',"
                        + " 'newRisk': 'b', 'cutpoints': [0.5, 0.2]}",
                "invalid-input",
                "Cutpoints");
    }

    @Test
    void refusesATreatmentThatTheModelDoesNotHold() {
        String data = "'data': {'y': [0, 1, 0, 1, 1, 0], 'x': [1, 2, 3, 1, 4, 2]}, 'response': 'y',"
                + " 'terms': [{'name': 'x', 'type': 'numeric'}]";
        refuses(
                "binary.logistic",
                "{" + data + ", 'treatment': {'name': 'arm', 'control': 0, 'treated': 1}}",
                "invalid-input",
                "treatment.name");
    }

    @Test
    void refusesACovarianceThatItDoesNotKnow() {
        refuses(
                "continuous.mmrm",
                "{'data': {'y': [1, 2], 'id': [1, 1], 'v': [1, 2], 'a': ['A', 'A']}, 'response': 'y', 'subject': 'id',"
                        + " 'visit': 'v', 'visits': [1, 2], 'arm': 'a', 'armLevels': ['A', 'B'],"
                        + " 'covariance': 'heterogeneous first order autoregressive'}",
                "invalid-input",
                "covariance");
    }

    @Test
    void refusesPowersAndLevelsOutOfRange() {
        refuses("diagnostic.aucPower", "{'auc': 0.8, 'power': 1}", "invalid-input", "power");
        refuses("diagnostic.aucPower", "{'auc': 0.8, 'power': 0.9, 'sig.level': 0}", "invalid-input", "sig.level");
        refuses("diagnostic.aucPower", "{'auc': 0.8, 'ncases': -1, 'ncontrols': 20}", "invalid-input", "ncases");
    }

    @Test
    void refusesAFormulaWithoutASide() {
        refuses(
                "missing.poolModel",
                "{'data': {'imp': [1, 1, 2, 2], 'y': [1, 2, 3, 4]}, 'imputation': 'imp', 'family': 'gaussian',"
                        + " 'formula': 'y', 'factors': {}}",
                "invalid-input",
                "~");
    }

    @Test
    void refusesNamesAndWeightsOfDifferentNumber() {
        refuses(
                "multiplicity.graph",
                "{'hypotheses': ['A'], 'weights': [0.5, 0.5], 'transitions': [[0, 1], [1, 0]], 'p': [0.1, 0.2],"
                        + " 'alpha': 0.05}",
                "invalid-input",
                "hypotheses");
    }

    @Test
    void leavesOutPairsWithAMissingValue() {
        String complete = "{'x': [1, 2, 4, 7], 'y': [2, 1, 5, 9]}";
        String missing = "{'x': [1, 2, null, 4, 7], 'y': [2, 1, 3, 5, 9]}";
        for (String method : new String[] {"association.correlation", "continuous.pairedT", "continuous.signedRank"}) {
            JsonNode expected = ask(method, complete);
            assertThat(expected.has("error")).isFalse();
            assertThat(ask(method, missing)).isEqualTo(expected);
        }
    }
}
