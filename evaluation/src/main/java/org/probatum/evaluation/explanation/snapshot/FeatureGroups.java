package org.probatum.evaluation.explanation.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which features a model's card puts together, under {@code functional_groups}: either the group of each feature
 * ({@code {"G001": 5}}) or the features of each group ({@code {"cell cycle": ["G001"]}}).
 */
public final class FeatureGroups {

    private static final String KEY = "functional_groups";

    private FeatureGroups() {}

    /**
     * Names of features by name of the group; empty where the card names none.
     *
     * @param card {@code card.json}
     */
    public static Map<String, List<String>> ofCard(byte[] card) {
        Map<String, List<String>> groups = new TreeMap<>();
        try {
            JsonMapper.shared()
                    .readTree(new String(card, StandardCharsets.UTF_8))
                    .path(KEY)
                    .properties()
                    .forEach(entry -> add(entry.getKey(), entry.getValue(), groups));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The model's card is not readable as JSON", e);
        }
        return groups;
    }

    private static void add(String name, JsonNode value, Map<String, List<String>> groups) {
        if (value.isArray()) {
            value.forEach(feature ->
                    groups.computeIfAbsent(name, group -> new ArrayList<>()).add(feature.asString("")));
        } else if (value.isNumber()) {
            group("group " + value.asString(), name, groups);
        } else if (value.isString()) {
            group(value.asString(), name, groups);
        }
    }

    private static void group(String group, String feature, Map<String, List<String>> groups) {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(feature);
    }
}
