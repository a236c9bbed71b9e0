package org.probatum.evaluation.modelcheck;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds participants of a cohort whom a card names as training data.
 *
 * <p>Every text below a member of the card whose name begins with {@code training} is searched for participant identifiers,
 * for ranges as {@code GS-0001 to GS-0120}, and for SHA-256 digests of an identifier, which keep it private.
 */
final class TrainingOverlap {

    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_-]+");
    private static final Pattern RANGE = Pattern.compile(
            "\\b([\\p{Alpha}_]+[\\p{Alnum}_-]*?)([0-9]+)\\s*(?:to|through|\\.\\.|–|-|—)\\s*([\\p{Alpha}_]+[\\p{Alnum}_-]*?)([0-9]+)\\b");

    private TrainingOverlap() {}

    /** The identifiers that are in both, in the order of the cohort. */
    static List<String> of(byte[] card, CohortFolder cohort) {
        StringBuilder text = new StringBuilder();
        JsonMapper.shared().readTree(card).properties().forEach(member -> {
            if (member.getKey().toLowerCase(Locale.ROOT).startsWith("training")) {
                collect(member.getValue(), text);
            }
        });
        Set<String> words = new HashSet<>();
        WORD.matcher(text).results().map(m -> m.group()).forEach(words::add);
        return cohort.participantIds().stream()
                .map(ParticipantId::value)
                .filter(id ->
                        words.contains(id) || words.contains(Digest.ofText(id).hex()) || inRange(id, text))
                .toList();
    }

    private static boolean inRange(String id, CharSequence text) {
        Matcher range = RANGE.matcher(text);
        while (range.find()) {
            String prefix = range.group(1);
            if (prefix.equals(range.group(3)) && id.startsWith(prefix) && id.length() > prefix.length()) {
                String number = id.substring(prefix.length());
                if (number.matches("[0-9]{1,18}")
                        && Long.parseLong(number) >= Long.parseLong(range.group(2))
                        && Long.parseLong(number) <= Long.parseLong(range.group(4))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void collect(JsonNode node, StringBuilder text) {
        if (node.isContainer()) {
            node.values().forEach(child -> collect(child, text));
        } else {
            text.append(node.asString("")).append('\n');
        }
    }
}
