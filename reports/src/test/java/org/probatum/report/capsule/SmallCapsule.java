package org.probatum.report.capsule;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.CheckpointKey;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.EntryForm;
import org.probatum.trial.audit.MerkleTree;
import org.probatum.trial.audit.Role;

/** A capsule whose log holds a few entries, with a checkpoint in the middle and one at the end. */
final class SmallCapsule {

    private static final Actor ADA = new Actor("ada", "Ada Lovelace", Set.of(Role.COORDINATOR));

    private final CheckpointKey key = CheckpointKey.generate(new SecureRandom());
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    SmallCapsule() {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            AuditEvent event = AuditEvent.of(
                    AuditAction.PARTICIPANT_ENROLLED,
                    ADA,
                    Instant.parse("2026-03-14T09:00:00Z").plusSeconds(60L * i),
                    "glioma",
                    "participant:GS-" + i,
                    Map.of("site", "A"));
            entries.add(EntryForm.of(i, event));
        }
        put(CapsulePaths.LOG, entries.stream().map(e -> e.canonical() + "\n").collect(Collectors.joining()));
        put(
                CapsulePaths.LEAVES,
                entries.stream().map(e -> e.leafHash().hex() + "\n").collect(Collectors.joining()));
        put(
                CapsulePaths.CHECKPOINTS,
                checkpoint(entries.subList(0, 3)) + CapsulePaths.BETWEEN_NOTES + checkpoint(entries));
        put(CapsulePaths.KEY, key.publicText());
        put(CapsulePaths.RESULTS, "{\"results\":[]}");
        put(CapsulePaths.OUTCOMES, "[1]");
        put(CapsulePaths.ADVERSE_EVENTS, "[2]");
        put(CapsulePaths.INPUT_FOLDER + "a".repeat(64), "a slide");
    }

    /** Its files without manifest and note; changes are seen by {@link #zip}. */
    TreeMap<String, byte[]> files() {
        return files;
    }

    void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The capsule, signed by its key. */
    byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CapsuleWriter writer = new CapsuleWriter();
        files.forEach(writer::add);
        writer.write(key::sign, out);
        return out.toByteArray();
    }

    /** All files with manifest and note, as they lie in the capsule. */
    TreeMap<String, byte[]> signedFiles() {
        TreeMap<String, byte[]> all = new TreeMap<>(files);
        String manifest = CapsuleWriter.manifest(files);
        all.put(CapsulePaths.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        all.put(
                CapsulePaths.MANIFEST_NOTE,
                key.sign(CapsuleWriter.noteText(Digest.ofText(manifest))).getBytes(StandardCharsets.UTF_8));
        return all;
    }

    private String checkpoint(List<AuditEntry> entries) {
        Digest root = new MerkleTree(entries.stream().map(AuditEntry::leafHash).toList()).root();
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root.hex()));
        return key.sign(key.name() + "\n" + entries.size() + "\n" + base64 + "\n");
    }
}
