package org.probatum.report.figure;

import java.util.List;

/**
 * A note with the weight of each of its words.
 *
 * @param words in the order of the note; at least one
 * @param signed whether positive raises the output; otherwise none is negative
 * @param legend what the weights are, for example {@code Attention (share of all)}
 * @param passMark the explanation's checks in words
 * @param reliable false prints {@code not reliable} across the words
 */
public record WordWeightsFigure(
        FigureLabels labels, List<Word> words, boolean signed, String legend, String passMark, boolean reliable)
        implements Figure {

    public WordWeightsFigure {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A note with weights has at least one word");
        }
    }

    /** @param weight finite */
    public record Word(String text, double weight) {
        public Word {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("The weight of " + text + " is not finite: " + weight);
            }
        }
    }

    double largest() {
        return words.stream().mapToDouble(word -> Math.abs(word.weight())).max().orElse(0);
    }
}
