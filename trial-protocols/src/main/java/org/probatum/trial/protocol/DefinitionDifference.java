package org.probatum.trial.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The places at which two definitions differ. */
final class DefinitionDifference {

    private DefinitionDifference() {}

    /** JSON pointers (RFC 6901) to values that were added, removed or changed from one to the other. */
    static List<String> between(Protocol one, Protocol other) {
        return between(one.canonical(), other.canonical());
    }

    /** The same of two canonical definitions. */
    static List<String> between(String one, String other) {
        List<String> changed = new ArrayList<>();
        compare("", DefinitionReader.tree(one), DefinitionReader.tree(other), changed);
        return changed;
    }

    private static void compare(String pointer, JsonNode one, JsonNode other, List<String> changed) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            TreeSet<String> names = new TreeSet<>(one.propertyNames());
            names.addAll(other.propertyNames());
            for (String name : names) {
                compare(pointer + "/" + escaped(name), one.path(name), other.path(name), changed);
            }
        } else if (one.isArray() && other.isArray()) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(pointer + "/" + i, one.path(i), other.path(i), changed);
            }
        } else {
            changed.add(pointer);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
