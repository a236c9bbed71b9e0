package org.probatum.trial.protocol;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Says in plain words what breaks the schema. */
final class SchemaWording {

    private SchemaWording() {}

    static Finding finding(Error error) {
        String pointer = error.getInstanceLocation().toString();
        JsonNode rule = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        return new Finding(pointer, words(error, rule, value));
    }

    private static String words(Error error, JsonNode rule, JsonNode value) {
        return switch (String.valueOf(error.getKeyword())) {
            case "required" -> "lacks the property \"" + error.getProperty() + "\"";
            case "additionalProperties" -> "has the unknown property \"" + error.getProperty() + "\"";
            case "type" -> "is " + withArticle(rule.asString()) + ", was " + shown(value);
            case "enum" -> "is one of " + String.join(", ", texts(rule)) + ", was " + shown(value);
            case "pattern" -> "has the form " + rule.asString() + ", was " + shown(value);
            case "minLength" -> "is not empty";
            case "minimum" -> "is at least " + rule + ", was " + shown(value);
            case "maximum" -> "is at most " + rule + ", was " + shown(value);
            case "exclusiveMinimum" -> "is above " + rule + ", was " + shown(value);
            case "exclusiveMaximum" -> "is below " + rule + ", was " + shown(value);
            case "minItems" -> "has at least " + rule + (rule.asInt() == 1 ? " element" : " elements");
            case "maxItems" -> "has at most " + rule + " elements";
            case "uniqueItems" -> "names the same element twice";
            default -> error.getMessage();
        };
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "object", "array", "integer" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asString()));
        return texts;
    }
}
