package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** What is measured to judge the arms. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TimeToEventEndpoint.class, name = "timeToEvent"),
    @JsonSubTypes.Type(value = BinaryEndpoint.class, name = "binary"),
    @JsonSubTypes.Type(value = ContinuousEndpoint.class, name = "continuous")
})
public sealed interface Endpoint permits TimeToEventEndpoint, BinaryEndpoint, ContinuousEndpoint {

    EndpointId id();

    /** Name as printed in reports. */
    String title();

    EndpointRole role();

    /** The estimand; present unless the endpoint is exploratory. */
    Optional<Estimand> estimand();

    /** The columns of the outcome file, in which <code>{arm}</code> stands for the allocated arm's identifier. */
    List<String> columnPatterns();

    /** The columns of the outcome file for one arm, in the order of {@link #columnPatterns()}. */
    default List<String> columnsFor(ArmId arm) {
        return columnPatterns().stream()
                .map(pattern -> pattern.replace("{arm}", arm.value()))
                .toList();
    }

    /**
     * The names under which an outcome keeps its values: the patterns without the arm, so that a stored outcome does
     * not tell the allocation.
     */
    default List<String> valueNames() {
        return columnPatterns().stream().map(Endpoint::withoutArm).toList();
    }

    private static String withoutArm(String pattern) {
        String name = pattern.replace("_{arm}", "").replace("{arm}_", "").replace("{arm}", "");
        return name.isEmpty() ? "value" : name;
    }
}
