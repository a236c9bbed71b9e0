package org.probatum.trial.audit.verification;

import java.util.Optional;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.audit.TreeHash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds one entry against its position, its hash and its columns. */
final class EntryCheck {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EntryCheck() {}

    static Digest leafHash(StoredEntry entry) {
        return TreeHash.leaf(entry.canonical());
    }

    /** What is wrong with the entry that should be number {@code expected}; empty when nothing is. */
    static Optional<String> finding(long expected, StoredEntry entry) {
        if (entry.sequence() != expected) {
            return Optional.of("Entry " + expected + " is missing: entry " + entry.sequence() + " stands in its place");
        }
        if (!leafHash(entry).hex().equals(entry.leafHash())) {
            return Optional.of("The text of entry " + expected + " was changed: it does not have the hash "
                    + "that was stored with it");
        }
        try {
            return textFinding(entry, JSON.readTree(entry.canonical()));
        } catch (JacksonException e) {
            return Optional.of("The text of entry " + expected + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Optional<String> textFinding(StoredEntry entry, JsonNode text) {
        long stated = text.path("sequence").asLong(-1);
        if (stated != entry.sequence()) {
            return Optional.of("Entries changed places: the text at position " + entry.sequence()
                    + " says that it is entry " + stated);
        }
        return entry.columns().flatMap(columns -> columnFinding(entry.sequence(), columns, text));
    }

    private static Optional<String> columnFinding(long sequence, StoredEntry.Columns columns, JsonNode text) {
        return differs(sequence, "action", columns.action(), text.path("action"))
                .or(() -> differs(
                        sequence, "user", columns.user(), text.path("by").path("user")))
                .or(() -> differs(sequence, "time", columns.at().toString(), text.path("at")))
                .or(() -> differs(sequence, "trial", columns.trial(), text.path("trial")))
                .or(() -> differs(sequence, "subject", columns.subject(), text.path("subject")));
    }

    private static Optional<String> differs(long sequence, String what, String column, JsonNode member) {
        String stated = member.asString("");
        return stated.equals(column)
                ? Optional.empty()
                : Optional.of("The " + what + " of entry " + sequence + " was changed in the store: it says \"" + column
                        + "\", the hashed text says \"" + stated + "\"");
    }
}
