package org.probatum.trial.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.CheckpointKey;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.EntryForm;
import org.probatum.trial.audit.MerkleTree;
import org.probatum.trial.audit.Role;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.audit.StoredEntry.Columns;
import org.probatum.trial.audit.verification.Verification.Broken;
import org.probatum.trial.audit.verification.Verification.Intact;

class AuditVerifierTest {

    private static final Actor ADA = new Actor("ada", "Ada Lovelace", Set.of(Role.COORDINATOR));
    private static final CheckpointKey KEY = CheckpointKey.generate(new SecureRandom());

    private final List<StoredEntry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    AuditVerifierTest() {
        for (int i = 0; i < 12; i++) {
            entries.add(entry(i, "participant:GS-" + i));
        }
        notes.add(note(5));
        notes.add(note(12));
    }

    @Test
    void confirmsATrailThatNobodyTouched() {
        assertThat(verify()).isEqualTo(new Intact(12, root(12)));
    }

    @Test
    void confirmsAnExportWithoutColumns() {
        entries.replaceAll(e -> new StoredEntry(e.sequence(), e.canonical(), e.leafHash(), Optional.empty()));
        assertThat(verify()).isInstanceOf(Intact.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void namesTheEntryInWhichOneBitFlipped(long seed) {
        Random random = new Random(seed);
        int victim = random.nextInt(12);
        byte[] bytes = entries.get(victim).canonical().getBytes(StandardCharsets.ISO_8859_1);
        bytes[random.nextInt(bytes.length)] ^= 1;
        replace(victim, new String(bytes, StandardCharsets.ISO_8859_1));
        assertBroken(victim, "was changed");
    }

    @Test
    void noticesEveryOneOfTwoThousandFlippedBits() {
        Random random = new Random(9162);
        for (int i = 0; i < 2000; i++) {
            int victim = random.nextInt(12);
            StoredEntry original = entries.get(victim);
            byte[] bytes = original.canonical().getBytes(StandardCharsets.ISO_8859_1);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            replace(victim, new String(bytes, StandardCharsets.ISO_8859_1));
            assertBroken(victim, "was changed");
            entries.set(victim, original);
        }
    }

    @Test
    void namesAGap() {
        entries.remove(7);
        assertBroken(7, "missing");
    }

    @Test
    void namesEntriesThatChangedPlaces() {
        StoredEntry third = entries.get(3);
        StoredEntry fourth = entries.get(4);
        entries.set(3, new StoredEntry(3, fourth.canonical(), fourth.leafHash(), fourth.columns()));
        entries.set(4, new StoredEntry(4, third.canonical(), third.leafHash(), third.columns()));
        assertBroken(3, "changed places");
        Collections.swap(entries, 3, 4);
        assertBroken(3, "missing");
    }

    @Test
    void namesATrailThatWasCut() {
        entries.removeLast();
        assertBroken(11, "cut");
    }

    @Test
    void namesAHistoryThatWasRewrittenWithFittingHashes() {
        entries.set(6, entry(6, "participant:another"));
        assertBroken(5, "rewritten");
    }

    @Test
    void namesAColumnThatDiffersFromTheText() {
        StoredEntry stored = entries.get(2);
        Columns c = stored.columns().orElseThrow();
        Columns other = new Columns(c.action(), "mallory", c.at(), c.trial(), c.subject());
        entries.set(2, new StoredEntry(2, stored.canonical(), stored.leafHash(), Optional.of(other)));
        assertBroken(2, "mallory");
    }

    @Test
    void namesAForgedCheckpoint() {
        notes.set(0, note(5).replaceFirst("\n5\n", "\n6\n"));
        assertBroken(6, "forged");
        CheckpointKey stranger = CheckpointKey.generate(new SecureRandom());
        notes.set(0, stranger.sign(stranger.name() + "\n5\n" + base64(root(5)) + "\n"));
        assertBroken(5, "forged");
    }

    @Test
    void namesASignedTextThatIsNoCheckpoint() {
        notes.set(0, KEY.sign("something else\n"));
        assertBroken(0, "forged");
    }

    private void assertBroken(long sequence, String finding) {
        assertThat(verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.sequence()).isEqualTo(sequence);
            assertThat(broken.finding()).contains(finding);
        });
    }

    private Verification verify() {
        return AuditVerifier.verify(entries.stream(), notes, VerifierKey.parse(KEY.publicText()));
    }

    private void replace(int i, String canonical) {
        StoredEntry old = entries.get(i);
        entries.set(i, new StoredEntry(old.sequence(), canonical, old.leafHash(), old.columns()));
    }

    private static StoredEntry entry(int sequence, String subject) {
        AuditEntry entry = EntryForm.of(
                sequence,
                AuditEvent.of(
                        AuditAction.PARTICIPANT_ENROLLED,
                        ADA,
                        Instant.parse("2026-03-02T09:30:00Z"),
                        "glioma-rct",
                        subject,
                        Map.of("age_years", 60.2)));
        return new StoredEntry(
                sequence,
                entry.canonical(),
                entry.leafHash().hex(),
                Optional.of(
                        new Columns(entry.action().name(), entry.user(), entry.at(), entry.trial(), entry.subject())));
    }

    private String note(int size) {
        return KEY.sign(KEY.name() + "\n" + size + "\n" + base64(root(size)) + "\n");
    }

    private Digest root(int size) {
        return new MerkleTree(entries.subList(0, size).stream()
                        .map(e -> new Digest(e.leafHash()))
                        .toList())
                .root();
    }

    private static String base64(Digest digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }
}
