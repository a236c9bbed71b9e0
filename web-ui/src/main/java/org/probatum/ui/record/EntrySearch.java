package org.probatum.ui.record;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;

/**
 * The entries that a choice lets through, newest first.
 *
 * <p>Without words the log pages by itself; with words every entry of the filter is read, since they may stand anywhere in
 * its text.
 */
final class EntrySearch {

    private final AuditLog log;
    private final AuditFilter filter;
    private final String words;

    /** @param words that the text of an entry holds, in any case; blank for every entry */
    EntrySearch(AuditLog log, AuditFilter filter, String words) {
        this.log = log;
        this.filter = filter;
        this.words = words.strip().toLowerCase(Locale.ROOT);
    }

    /** What a grid shows: a page of the log, or one of what was found. */
    interface Pages {
        long count();

        List<AuditEntry> page(long offset, int limit);
    }

    Pages pages() {
        return words.isEmpty() ? lazily() : found();
    }

    private Pages lazily() {
        return new Pages() {
            @Override
            public long count() {
                return log.count(filter);
            }

            @Override
            public List<AuditEntry> page(long offset, int limit) {
                return log.page(filter, offset, limit);
            }
        };
    }

    private Pages found() {
        List<AuditEntry> hits;
        try (Stream<AuditEntry> entries = log.entries(filter)) {
            hits = entries.filter(this::holdsWords).toList().reversed();
        }
        return new Pages() {
            @Override
            public long count() {
                return hits.size();
            }

            @Override
            public List<AuditEntry> page(long offset, int limit) {
                int from = (int) Math.min(offset, hits.size());
                return hits.subList(from, Math.min(hits.size(), from + limit));
            }
        };
    }

    private boolean holdsWords(AuditEntry entry) {
        return entry.canonical().toLowerCase(Locale.ROOT).contains(words);
    }
}
