package org.probatum.evaluation.request;

import java.util.Map;
import org.probatum.evaluation.statistics.Series;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** Result records as JSON: NaN becomes null, infinite values the texts {@code "Infinity"} and {@code "-Infinity"}. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule("series").addSerializer(new SeriesSerializer()))
            .build();

    private static final class SeriesSerializer extends StdSerializer<Series> {

        SeriesSerializer() {
            super(Series.class);
        }

        @Override
        public void serialize(Series series, JsonGenerator generator, SerializationContext context) {
            double[] values = series.toArray();
            generator.writeArray(values, 0, values.length);
        }
    }

    private Answers() {}

    /** A record or map as an object. */
    static ObjectNode toJson(Object result) {
        JsonNode node = JSON.valueToTree(result);
        replaceSpecials(node);
        return (ObjectNode) node;
    }

    private static void replaceSpecials(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    if (isSpecial(entry.getValue())) {
                        entry.setValue(special(object, entry.getValue().doubleValue()));
                    } else {
                        replaceSpecials(entry.getValue());
                    }
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (isSpecial(array.get(i))) {
                        array.set(i, special(array, array.get(i).doubleValue()));
                    } else {
                        replaceSpecials(array.get(i));
                    }
                }
            }
            default -> {}
        }
    }

    private static boolean isSpecial(JsonNode node) {
        return node.isNumber() && !Double.isFinite(node.doubleValue());
    }

    private static JsonNode special(tools.jackson.databind.node.ContainerNode<?> parent, double value) {
        return Double.isNaN(value) ? parent.nullNode() : parent.stringNode(Double.toString(value));
    }
}
