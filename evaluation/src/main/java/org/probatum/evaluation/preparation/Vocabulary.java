package org.probatum.evaluation.preparation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Word indices: line k of the vocabulary is word k; 0 pads and 1 stands for an unknown word. */
public final class Vocabulary {

    private static final long UNKNOWN = 1;

    private final Map<String, Long> indices = new HashMap<>();

    /**
     * @param words line by line, from line 0
     */
    public Vocabulary(List<String> words) {
        for (int line = 0; line < words.size(); line++) {
            indices.putIfAbsent(words.get(line), (long) line);
        }
    }

    /** The indices of the note's words, cut or padded with 0 to the given length. */
    public long[] tokens(String note, int length) {
        long[] tokens = new long[length];
        String stripped = note.strip();
        String[] words = stripped.isEmpty() ? new String[0] : stripped.split("\\s+", -1);
        for (int i = 0; i < Math.min(words.length, length); i++) {
            tokens[i] = indices.getOrDefault(words[i], UNKNOWN);
        }
        return tokens;
    }

    /** Whether there are words at all. */
    public boolean isEmpty() {
        return indices.isEmpty();
    }
}
