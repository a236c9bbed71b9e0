package org.probatum.evaluation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A law of every method on a table: the order of its rows is irrelevant. */
class RowOrderLawTest {

    private final StatisticsDesk desk = StatisticsDesk.withAllMethods();

    @TestFactory
    Stream<DynamicTest> shuffledRowsGiveTheSameAnswer() throws URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource("/oracles/variations"))
                .toURI());
        return StatisticsRequests.read(folder).stream()
                .filter(request -> request.input().path("data").isObject())
                .filter(request -> !request.method().equals("survival.coxResiduals")) // one residual per row
                .flatMap(request -> Stream.of(1L, 2L)
                        .map(seed ->
                                DynamicTest.dynamicTest(request.id() + " seed " + seed, () -> compare(request, seed))));
    }

    private void compare(StatisticsRequest request, long seed) {
        ObjectNode shuffled = request.input().deepCopy();
        ObjectNode data = (ObjectNode) shuffled.get("data");
        int rows = data.values().iterator().next().size();
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        for (Map.Entry<String, JsonNode> column : request.input().get("data").properties()) {
            ArrayNode turned = data.putArray(column.getKey());
            order.forEach(row -> turned.add(column.getValue().get(row)));
        }
        JsonNode expected = desk.answer(request).get("result");
        JsonNode actual = desk.answer(
                        new StatisticsRequest(request.id(), request.method(), shuffled, request.dataset()))
                .get("result");
        same("", expected, actual);
    }

    private static void same(String path, JsonNode expected, JsonNode actual) {
        if (expected.isNumber()) {
            double value = expected.doubleValue();
            assertThat(actual.doubleValue()).as(path).isCloseTo(value, within(1e-9 + 1e-7 * Math.abs(value)));
        } else if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                same(path + "." + field.getKey(), field.getValue(), Objects.requireNonNull(actual.get(field.getKey())));
            }
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(path).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                same(path + "[" + i + "]", expected.get(i), actual.get(i));
            }
        } else {
            assertThat(actual).as(path).isEqualTo(expected);
        }
    }
}
