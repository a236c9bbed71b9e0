package org.probatum.trial.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryFormTest {

    private static final Actor ADA = new Actor("ada", "Ada Lovelace", Set.of(Role.COORDINATOR, Role.APPROVER));
    private static final Instant AT = Instant.parse("2026-03-02T09:30:00.123456789Z");

    @Test
    void writesAnEntryAsItWillBeReadInTwentyYears() {
        AuditEntry entry = EntryForm.of(
                41,
                new AuditEvent(
                        AuditAction.PARTICIPANT_ENROLLED,
                        ADA,
                        AT,
                        Optional.of("glioma-rct"),
                        "participant:GS-0041",
                        Map.of("site", "site-a", "age_years", 60.2, "criteria", List.of("I1", "E2")),
                        Optional.of("met all criteria")));
        String golden = "{\"action\":\"PARTICIPANT_ENROLLED\",\"at\":\"2026-03-02T09:30:00.123456Z\","
                + "\"by\":{\"name\":\"Ada Lovelace\",\"roles\":[\"APPROVER\",\"COORDINATOR\"],\"user\":\"ada\"},"
                + "\"facts\":{\"age_years\":60.2,\"criteria\":[\"I1\",\"E2\"],\"site\":\"site-a\"},"
                + "\"reason\":\"met all criteria\",\"sequence\":41,\"subject\":\"participant:GS-0041\","
                + "\"trial\":\"glioma-rct\",\"version\":1}";
        assertThat(entry.canonical()).isEqualTo(golden);
        // printf '\x00%s' "$golden" | sha256sum
        assertThat(entry.leafHash())
                .isEqualTo(new Digest("8394ab8b56c5287727360f496a4c123131364195d24643753171c11ac764bb9b"));
    }

    @Test
    void refusesASubjectThatDoesNotFit() {
        AuditEvent event = AuditEvent.of(AuditAction.CASE_PREPARED, ADA, AT, "t", "s".repeat(401), Map.of());
        assertThatThrownBy(() -> EntryForm.of(0, event)).hasMessageContaining("1 to 400");
    }

    @Test
    void refusesContentsThatBelongInTheContentStore() {
        AuditEvent event = AuditEvent.of(
                AuditAction.CASE_PREPARED, ADA, AT, "t", "case:1", Map.of("image", "x".repeat(1_000_000)));
        assertThatThrownBy(() -> EntryForm.of(0, event)).hasMessageContaining("by digest");
    }
}
