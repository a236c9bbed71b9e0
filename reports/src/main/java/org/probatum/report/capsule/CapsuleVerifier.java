package org.probatum.report.capsule;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.audit.verification.AuditVerifier;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.trial.audit.verification.VerifierKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a capsule without the server that made it: container, manifest, signatures of manifest and log, every entry of the
 * log, and that what the files say is what the log recorded.
 */
public final class CapsuleVerifier {

    private final CapsuleFiles capsule;
    private final List<String> findings = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();

    private CapsuleVerifier(CapsuleFiles capsule) {
        this.capsule = capsule;
    }

    /**
     * Checks everything and names all that does not fit.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static CapsuleVerification verify(Path file) {
        return verify(CapsuleFiles.read(file));
    }

    static CapsuleVerification verify(CapsuleFiles capsule) {
        return new CapsuleVerifier(capsule).verify();
    }

    /** What speaks against container, manifest, signatures and log, before the files are held against the log. */
    static List<String> structuralFindings(CapsuleFiles capsule) {
        CapsuleVerifier verifier = new CapsuleVerifier(capsule);
        verifier.structure(verifier.manifest());
        return List.copyOf(verifier.findings);
    }

    private CapsuleVerification verify() {
        Digest manifest = manifest();
        Verification log = structure(manifest);
        if (findings.isEmpty()) {
            RecordedFacts.check(capsule, findings, checks);
        }
        if (findings.isEmpty() && log instanceof Verification.Intact intact) {
            return new CapsuleVerification.Intact(
                    manifest,
                    capsule.files().size() - 2,
                    intact.size(),
                    intact.root(),
                    capsule.text(CapsulePaths.KEY).orElse("").strip(),
                    checks);
        }
        return new CapsuleVerification.Broken(findings);
    }

    private Verification structure(Digest manifest) {
        findings.addAll(0, capsule.findings());
        Optional<VerifierKey> key = key();
        key.ifPresent(k -> note(k, manifest));
        Verification log = key.map(this::log).orElseGet(() -> new Verification.Broken(0, "no key to check it with"));
        if (log instanceof Verification.Broken broken) {
            findings.add(CapsulePaths.LOG + ", entry " + broken.sequence() + ": " + broken.finding());
        }
        return log;
    }

    /** Every file is listed with its digest, and every listed file is there. */
    private Digest manifest() {
        String text = capsule.text(CapsulePaths.MANIFEST).orElse("");
        try {
            JsonNode files = JsonMapper.shared().readTree(text).path("files");
            TreeMap<String, byte[]> present = new TreeMap<>(capsule.files());
            present.remove(CapsulePaths.MANIFEST);
            present.remove(CapsulePaths.MANIFEST_NOTE);
            files.properties().forEach(listed -> {
                byte[] content = present.remove(listed.getKey());
                if (content == null) {
                    findings.add(listed.getKey() + ": is listed in the manifest and missing");
                } else if (!Digest.of(content)
                        .hex()
                        .equals(listed.getValue().path("sha256").stringValue(""))) {
                    findings.add(listed.getKey() + ": its bytes do not have the digest that the manifest states");
                } else if (content.length != listed.getValue().path("size").intValue(-1)) {
                    findings.add(listed.getKey() + ": has another size than the manifest states");
                }
            });
            present.keySet().forEach(path -> findings.add(path + ": is not listed in the manifest"));
            if (files.isEmpty()) {
                findings.add(CapsulePaths.MANIFEST + ": lists no file");
            }
            checks.add("every file has the digest that the manifest states");
        } catch (JacksonException e) {
            findings.add(CapsulePaths.MANIFEST + ": is missing or damaged");
        }
        return Digest.ofText(text);
    }

    private Optional<VerifierKey> key() {
        try {
            return Optional.of(VerifierKey.parse(capsule.text(CapsulePaths.KEY).orElse("")));
        } catch (IllegalArgumentException e) {
            findings.add(CapsulePaths.KEY + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void note(VerifierKey key, Digest manifest) {
        Optional<String> signed = capsule.text(CapsulePaths.MANIFEST_NOTE).flatMap(note -> openNote(key, note));
        if (signed.isEmpty()) {
            findings.add(CapsulePaths.MANIFEST_NOTE + ": is not signed by the key of the audit log");
        } else if (!signed.get().equals(CapsuleWriter.noteText(manifest))) {
            findings.add(CapsulePaths.MANIFEST + ": is not the manifest that was signed");
        } else {
            checks.add("the manifest is signed by the key of the audit log");
        }
    }

    private static Optional<String> openNote(VerifierKey key, String note) {
        try {
            return key.open(note);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Verification log(VerifierKey key) {
        List<String> lines = lines(CapsulePaths.LOG);
        List<String> leaves = lines(CapsulePaths.LEAVES);
        if (lines.size() != leaves.size()) {
            return new Verification.Broken(
                    Math.min(lines.size(), leaves.size()),
                    lines.size() + " entries and " + leaves.size() + " leaf hashes");
        }
        List<String> notes =
                Arrays.asList(capsule.text(CapsulePaths.CHECKPOINTS).orElse("").split(CapsulePaths.BETWEEN_NOTES, -1));
        checks.add("every entry of the audit log and every signed checkpoint re-derived");
        return AuditVerifier.verify(
                IntStream.range(0, lines.size())
                        .mapToObj(i -> new StoredEntry(i, lines.get(i), leaves.get(i), Optional.empty())),
                notes,
                key);
    }

    private List<String> lines(String path) {
        return Optional.ofNullable(capsule.files().get(path))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
    }
}
