package org.probatum.evaluation.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class BadRequestsTest {

    private final StatisticsDesk desk =
            new StatisticsDesk(List.of(new SurvivalMethods(), new BinaryMethods(), new DiagnosticMethods()));

    private JsonNode ask(String method, String input) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("id", "q");
        root.put("method", method);
        root.set("input", JsonMapper.shared().readTree(input));
        return desk.answer(StatisticsRequests.of(root, Path.of("."), "q"));
    }

    private void refuses(String method, String input, String code, String... parts) {
        JsonNode error = ask(method, input).path("error");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).contains(parts);
    }

    @Test
    void namesTheUnknownMethod() {
        refuses("survival.cocks", "{}", "unknown-method", "survival.cocks");
    }

    @Test
    void namesTheMissingField() {
        refuses("binary.proportionCi", "{\"x\": 3}", "invalid-input", "\"n\"", "missing");
    }

    @Test
    void namesTheFieldAndTheValueOfTheWrongType() {
        refuses("binary.proportionCi", "{\"x\": \"three\", \"n\": 5}", "invalid-input", "\"x\"", "three");
        refuses("binary.proportionCi", "{\"x\": 2.5, \"n\": 5}", "invalid-input", "\"x\"", "2.5");
        refuses("binary.proportionCi", "{\"x\": 7, \"n\": 5}", "invalid-input", "7");
        refuses("binary.proportionCi", "{\"x\": 2, \"n\": 5, \"confLevel\": 95}", "invalid-input", "confLevel");
    }

    @Test
    void warnsOfAFieldThatNobodyReads() {
        JsonNode result = ask("binary.proportionCi", "{\"x\": 2, \"n\": 5, \"conflevel\": 0.9}")
                .path("result");
        assertThat(result.path("warnings").toString()).contains("conflevel");
    }

    @Test
    void refusesANegativeTimeAndAnUnknownColumn() {
        refuses(
                "survival.kaplanMeier",
                "{\"data\": {\"t\": [1, -2], \"s\": [1, 0]}, \"time\": \"t\", \"status\": \"s\"}",
                "invalid-input",
                "row 2");
        refuses(
                "survival.kaplanMeier",
                "{\"data\": {\"t\": [1], \"s\": [1]}, \"time\": \"month\", \"status\": \"s\"}",
                "invalid-input",
                "month",
                "t, s");
    }

    @Test
    void refusesColumnsOfDifferentLength() {
        refuses(
                "survival.kaplanMeier",
                "{\"data\": {\"t\": [1, 2], \"s\": [1]}, \"time\": \"t\", \"status\": \"s\"}",
                "invalid-input",
                "1 values");
    }

    @Test
    void refusesAnAucOfOneClass() {
        refuses(
                "diagnostic.auc",
                "{\"data\": {\"y\": [0, 0], \"x\": [1, 2]}, \"response\": \"y\", \"predictor\": \"x\", \"positive\": 1}",
                "one-class",
                "0 positive");
    }

    @Test
    void goesOnAfterAFileThatIsNoRequest(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.json"), "{not json");
        Files.writeString(folder.resolve("b.json"), "[]");
        Files.writeString(
                folder.resolve("c.json"),
                "{\"id\": \"c\", \"method\": \"binary.proportionCi\", \"input\": {\"x\": 1, \"n\": 2}}");
        ArrayNode answers = desk.answerAll(folder);
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).path("error").path("code").asString()).isEqualTo("invalid-request");
        assertThat(answers.get(1).path("error").path("code").asString()).isEqualTo("invalid-request");
        assertThat(answers.get(2).path("result").path("estimate").doubleValue()).isEqualTo(0.5);
    }
}
