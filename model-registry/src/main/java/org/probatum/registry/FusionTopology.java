package org.probatum.registry;

import java.util.List;

/**
 * Where and how the branches of a model meet, found in its graph.
 *
 * @param kind how they meet, such as {@code concatenation}, or what the network is when there is one branch
 * @param explanation the evidence in one or two sentences
 * @param branches each input that carries data, with the layers with weights that it passes before the branches meet
 * @param layersAfter the layers with weights between the last meeting and the prediction
 * @param modalityMask whether an input says which modalities are there
 */
public record FusionTopology(
        Family family, String kind, String explanation, List<Branch> branches, int layersAfter, boolean modalityMask) {

    public FusionTopology {
        branches = List.copyOf(branches);
    }

    /** The family: how early the branches meet. */
    public enum Family {
        /** One input, or one and its mask. */
        UNIMODAL("unimodal"),
        /** Features meet before one of them has been through an encoder of its own. */
        EARLY("early"),
        /** Each branch has its encoder, and what they learnt is fused inside the network. */
        INTERMEDIATE("intermediate"),
        /** Each branch is complete or nearly so, and its decision or its last representation is combined. */
        LATE("late"),
        /** The network makes data instead of a prediction. */
        SYNTHESIZER("synthesizer"),
        /** The graph does not show it. */
        UNKNOWN("unknown");

        private final String label;

        Family(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One input that carries data.
     *
     * @param layersBefore layers with weights between it and its first meeting with another
     */
    public record Branch(String input, int layersBefore) {}

    /** Family and kind as cards write them, such as {@code early/concatenation}. */
    public String label() {
        return kind.isEmpty() ? family.label() : family.label() + "/" + kind;
    }

    /** Whether what a card declares is of this family. A helper may be any network with one input. */
    public boolean agreesWith(String declared) {
        String declaredFamily = declared.split("/", 2)[0].strip();
        return declaredFamily.equals(family.label()) || (declaredFamily.equals("helper") && family == Family.UNIMODAL);
    }
}
