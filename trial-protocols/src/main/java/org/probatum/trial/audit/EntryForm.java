package org.probatum.trial.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns an event into the entry that is stored: the one place that says what an entry's canonical text holds.
 *
 * <p>Members: {@code action}, {@code at} (UTC, microseconds), {@code by} (user, name, roles), {@code facts},
 * {@code reason}, {@code sequence}, {@code subject}, {@code trial}, {@code version} (of this form, 1).
 */
public final class EntryForm {

    private static final int VERSION = 1;
    private static final int LONGEST_SUBJECT = 400;
    private static final int LONGEST_USER = 200;
    private static final int LONGEST_TRIAL = 64;
    private static final int LONGEST_ENTRY = 1_000_000;

    private EntryForm() {}

    /**
     * The entry that an event becomes at a position of the trail.
     *
     * @param sequence the position, from 0
     * @throws IllegalArgumentException if a text is blank or too long, or the facts are no plain JSON values
     */
    public static AuditEntry of(long sequence, AuditEvent event) {
        String trial = event.trial().orElse("");
        requireLength("subject", event.subject(), 1, LONGEST_SUBJECT);
        requireLength("user", event.by().user(), 1, LONGEST_USER);
        requireLength("trial", trial, 0, LONGEST_TRIAL);
        Instant at = event.at().truncatedTo(ChronoUnit.MICROS);
        String canonical = CanonicalJson.write(members(sequence, event, at));
        requireLength("canonical text (name large contents by digest)", canonical, 1, LONGEST_ENTRY);
        return new AuditEntry(
                sequence,
                event.action(),
                event.by().user(),
                at,
                trial,
                event.subject(),
                canonical,
                TreeHash.leaf(canonical));
    }

    private static Map<String, Object> members(long sequence, AuditEvent event, Instant at) {
        Map<String, Object> members = new TreeMap<>();
        members.put("action", event.action().name());
        members.put("at", at.toString());
        members.put("by", by(event.by()));
        members.put("facts", event.facts());
        members.put("reason", event.reason());
        members.put("sequence", sequence);
        members.put("subject", event.subject());
        members.put("trial", event.trial().filter(trial -> !trial.isEmpty()));
        members.put("version", VERSION);
        return members;
    }

    private static Map<String, Object> by(Actor actor) {
        return Map.of(
                "user",
                actor.user(),
                "name",
                actor.name(),
                "roles",
                actor.roles().stream().map(Role::name).sorted().toList());
    }

    private static void requireLength(String what, String text, int shortest, int longest) {
        if (text.length() > longest || text.strip().length() < shortest) {
            throw new IllegalArgumentException("The " + what + " of an audit entry has " + shortest + " to " + longest
                    + " characters, was " + text.length());
        }
    }
}
