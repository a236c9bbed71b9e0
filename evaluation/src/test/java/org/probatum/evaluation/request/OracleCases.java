package org.probatum.evaluation.request;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reference cases from independent software: one test per case, comparing every expected value with the desk's answer
 * by the case's own tolerances. Each case file names the package, version and call that its numbers come from.
 */
final class OracleCases {

    private static final JsonMapper JSON = JsonMapper.shared();

    private OracleCases() {}

    /** One test per case of the family's folder below {@code oracles}. */
    static Stream<DynamicTest> of(String family, StatisticsDesk desk) {
        return of(family, desk, Set.of());
    }

    /**
     * The same, but values whose {@code case:path} starts with a disputed one are not compared: the reference is wrong
     * there, and a test of its own says why and checks the right value.
     */
    static Stream<DynamicTest> of(String family, StatisticsDesk desk, Set<String> disputed) {
        return StatisticsRequests.files(folder(family)).stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()), file.toUri(), () -> check(file, desk, disputed)));
    }

    /** The answer to one case. */
    static JsonNode answer(String family, String id, StatisticsDesk desk) {
        return desk.answer(StatisticsRequests.readFile(folder(family).resolve(id + ".json")))
                .path("result");
    }

    private static Path folder(String family) {
        try {
            return Path.of(Objects.requireNonNull(OracleCases.class.getResource("/oracles/" + family), family)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Path file, StatisticsDesk desk, Set<String> disputed) throws IOException {
        JsonNode reference = JSON.readTree(Files.readString(file));
        ObjectNode answer = desk.answer(StatisticsRequests.readFile(file));
        Assertions.assertThat(answer.path("error").toString()).as("error").isEmpty();
        List<String> differences = new ArrayList<>();
        compare("", reference.get("expected"), answer.get("result"), reference.get("tolerance"), differences);
        String id = reference.get("id").stringValue();
        differences.removeIf(difference -> disputed.stream().anyMatch((id + ":" + difference)::startsWith));
        Assertions.assertThat(differences).as(file.getFileName().toString()).isEmpty();
    }

    private static void compare(
            String path, JsonNode expected, JsonNode actual, JsonNode tolerance, List<String> differences) {
        if (actual == null || actual.isMissingNode()) {
            differences.add(path + ": missing, expected " + expected);
        } else if (path.equals("baselineCumulativeHazard")) {
            compareSteps(path, expected, actual, tolerance, differences);
        } else if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                compare(below, field.getValue(), actual.get(field.getKey()), tolerance, differences);
            }
        } else if (expected.isArray()) {
            compareItems(path, expected, actual, tolerance, differences);
        } else if (expected.isNumber() && actual.isNumber()) {
            compareNumbers(path, expected.doubleValue(), actual.doubleValue(), tolerance, differences);
        } else if (!expected.equals(actual)) {
            differences.add(path + ": " + actual + ", expected " + expected);
        }
    }

    /** The case gives the curve at a few times that its input does not name; the answer has every event time. */
    private static void compareSteps(
            String path, JsonNode expected, JsonNode actual, JsonNode tolerance, List<String> differences) {
        for (int i = 0; i < expected.get("time").size(); i++) {
            double time = expected.get("time").get(i).doubleValue();
            double value = 0;
            for (int j = 0;
                    j < actual.get("time").size() && actual.get("time").get(j).doubleValue() <= time;
                    j++) {
                value = actual.get("hazard").get(j).doubleValue();
            }
            compareNumbers(
                    path + ".hazard", expected.get("hazard").get(i).doubleValue(), value, tolerance, differences);
        }
    }

    private static void compareItems(
            String path, JsonNode expected, JsonNode actual, JsonNode tolerance, List<String> differences) {
        if (actual.size() != expected.size()) {
            differences.add(path + ": " + actual.size() + " items, expected " + expected.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(path, expected.get(i), actual.get(i), tolerance, differences);
        }
    }

    private static void compareNumbers(
            String path, double expected, double actual, JsonNode tolerance, List<String> differences) {
        JsonNode rule = rule(path, tolerance);
        double allowed = rule.path("abs").doubleValue() + rule.path("rel").doubleValue() * Math.abs(expected);
        if (!(Math.abs(actual - expected) <= allowed)) {
            differences.add(path + ": " + actual + ", expected " + expected + " within " + allowed);
        }
    }

    /** The longest exception whose key is the path or its end; else the case's rule. */
    private static JsonNode rule(String path, JsonNode tolerance) {
        JsonNode rule = tolerance;
        int longest = -1;
        for (Map.Entry<String, JsonNode> exception : tolerance.path("fields").properties()) {
            String key = exception.getKey();
            boolean applies = path.equals(key) || path.endsWith("." + key);
            if (applies && key.length() > longest) {
                longest = key.length();
                rule = exception.getValue();
            }
        }
        return rule;
    }
}
