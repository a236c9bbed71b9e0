package org.probatum.evaluation.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.probatum.evaluation.statistics.Outcome;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Methods by name, each a function from the input to a result record, a map of results, or an {@link Outcome} of one.
 * The answer adds the source, and a warning for every field that was not used.
 */
final class MethodTable {

    private final Map<String, StatisticsMethod> methods = new LinkedHashMap<>();

    MethodTable with(String name, String source, Function<RequestInput, ?> calculation) {
        methods.put(name, request -> answer(RequestInput.of(request), source, calculation));
        return this;
    }

    Map<String, StatisticsMethod> methods() {
        return Map.copyOf(methods);
    }

    private static ObjectNode answer(RequestInput input, String source, Function<RequestInput, ?> calculation) {
        ObjectNode answer = Answers.toJson(estimated(calculation.apply(input)));
        answer.put("source", source);
        ArrayNode warnings = answer.get("warnings") instanceof ArrayNode own ? own : answer.putArray("warnings");
        input.unread().forEach(field -> warnings.add("Input field \"" + field + "\" was not used"));
        return answer;
    }

    private static Object estimated(Object result) {
        return switch (result) {
            case Outcome.Estimated<?> estimated -> estimated.value();
            case Outcome.NotEstimable<?> not -> throw new StatisticsException(not.code(), not.reason());
            default -> result;
        };
    }
}
