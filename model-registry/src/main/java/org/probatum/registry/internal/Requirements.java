package org.probatum.registry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.registry.TensorSpec;

/** Resolves what a card requires to registered versions. */
final class Requirements {

    private Requirements() {}

    /** Why a card's requirements cannot be met; empty when they can. */
    static List<String> unmet(ModelCard card, Function<ModelVersionId, Optional<ModelVersion>> find) {
        List<String> reasons = new ArrayList<>();
        for (ModelCard.Requirement need : card.requires()) {
            Optional<ModelVersion> version = find.apply(need.model());
            if (version.isEmpty()) {
                reasons.add("The card requires model " + need.model() + ", which is not registered; register it first");
            } else if (outputs(version.get()).noneMatch(need.output()::equals)) {
                reasons.add("The card requires output " + need.output() + " of " + need.model() + ", which has "
                        + outputs(version.get()).toList());
            }
        }
        return reasons;
    }

    private static java.util.stream.Stream<String> outputs(ModelVersion version) {
        return version.card().outputs().stream().map(TensorSpec::name);
    }

    /** The required versions before those that require them. A version can only require what was there before it. */
    static void addChain(
            ModelVersion version, Function<ModelVersionId, Optional<ModelVersion>> find, List<ModelVersion> chain) {
        for (ModelCard.Requirement need : version.card().requires()) {
            find.apply(need.model())
                    .filter(required ->
                            chain.stream().noneMatch(known -> known.id().equals(required.id())))
                    .ifPresent(required -> addChain(required, find, chain));
        }
        chain.add(version);
    }
}
