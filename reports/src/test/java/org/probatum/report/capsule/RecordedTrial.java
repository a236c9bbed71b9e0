package org.probatum.report.capsule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.probatum.registry.ModelPackage;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.EntryForm;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.randomization.AllocationReplay;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.Stratum;

/**
 * A capsule of the demonstration's protocol and models with two participants, whose files say what its log recorded. What
 * is put or recorded otherwise before {@link #findings} is what a test is about.
 */
final class RecordedTrial {

    static final String INPUT = Digest.ofText("a note").hex();

    private static final Path DEMO = Path.of("..", "demo", "glioma-rct");
    private static final Actor ADA = new Actor("ada", "Ada Lovelace", Set.of(Role.COORDINATOR));
    private static final List<String> PARTICIPANTS = List.of("GS-0001", "GS-0002");
    private static final RandomizationSeed SEED = RandomizationSeed.ofHex("5e".repeat(32));

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private final TrialDefinition definition;
    private final List<ArmId> arms;

    /** Up to the randomization and the acquisition of one input. */
    RecordedTrial() {
        put(CapsulePaths.PROTOCOL, bytes(DEMO.resolve("trial.json")));
        DraftProtocol protocol = TrialDefinition.parse(bytes(DEMO.resolve("trial.json")));
        definition = protocol.definition();
        record(
                AuditAction.PROTOCOL_APPROVED,
                "protocol:glioma-rct@1",
                Map.of("digest", protocol.digest().hex()));
        definition
                .models()
                .forEach(model -> put(
                        CapsulePaths.MODEL_FOLDER + model.reference() + ".zip",
                        ModelPackage.open(DEMO.resolve("models").resolve(model.name()))
                                .toZip()));
        arms = randomize();
        record(
                AuditAction.DATA_ACQUIRED,
                "participant:GS-0001",
                Map.of("modality", "notes", "name", "notes.csv", "digest", INPUT));
        put(CapsulePaths.INPUT_FOLDER + INPUT, "a note".getBytes(StandardCharsets.UTF_8));
        putJson(CapsulePaths.INPUTS, List.of(input(INPUT, "Accepted")));
        put(CapsulePaths.RESULTS, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** Both participants predicted in one run, their outcomes, lock, unblinding and analysis. */
    static RecordedTrial complete() {
        RecordedTrial trial = new RecordedTrial();
        trial.seal("run-1", 0.25);
        trial.outcomes();
        trial.end();
        trial.predictions("run-1", 0.25);
        return trial;
    }

    static Map<String, Object> input(String digest, String verdict) {
        return Map.of(
                "participant", "GS-0001",
                "modality", "notes",
                "name", "notes.csv",
                "digest", digest,
                "verdict", verdict);
    }

    private List<ArmId> randomize() {
        record(
                AuditAction.RANDOMIZATION_COMMITTED,
                "randomization:glioma-rct",
                Map.of("commitment", SEED.commitment(definition.id()).hex()));
        Stratum stratum = Stratum.of(definition.allocation(), Map.of("grade", "4"));
        List<ArmId> allocated =
                AllocationReplay.arms(definition.allocation(), definition.arms(), SEED, List.of(stratum, stratum));
        for (int i = 0; i < 2; i++) {
            Digest arm = SEED.armCommitment(i + 1, new ParticipantId(PARTICIPANTS.get(i)), allocated.get(i));
            record(
                    AuditAction.PARTICIPANT_RANDOMIZED,
                    "participant:" + PARTICIPANTS.get(i),
                    Map.of("number", i + 1, "stratum", stratum.key(), "armCommitment", arm.hex()));
        }
        allocations(allocated.get(0).value(), allocated.get(1).value());
        return allocated;
    }

    private void allocations(String first, String second) {
        putJson(
                CapsulePaths.ALLOCATIONS,
                Map.of(
                        "seed",
                        SEED.reveal(),
                        "allocations",
                        List.of(
                                Map.of("participant", "GS-0001", "arm", first),
                                Map.of("participant", "GS-0002", "arm", second))));
    }

    /** The file of allocations gives everybody the arm that they were not allocated to. */
    void otherArms() {
        allocations(other(arms.get(0)), other(arms.get(1)));
    }

    private String other(ArmId allocated) {
        return definition.arms().stream()
                .map(arm -> arm.id().value())
                .filter(arm -> !arm.equals(allocated.value()))
                .findFirst()
                .orElseThrow();
    }

    void seal(String run, double score) {
        for (String participant : PARTICIPANTS) {
            record(
                    AuditAction.INFERENCE_RUN,
                    "participant:" + participant,
                    Map.of("run", run, "models", List.of(Map.of("model", "m@1", "score", score, "inputs", INPUT))));
        }
    }

    void abandon(String run) {
        record(AuditAction.RUN_ABANDONED, "run:" + run, Map.of("predicted", 2));
    }

    void outcomes() {
        PARTICIPANTS.forEach(p -> record(AuditAction.OUTCOME_RECORDED, "participant:" + p, Map.of()));
    }

    void end() {
        record(AuditAction.DATABASE_LOCKED, "trial:glioma-rct", Map.of());
        record(AuditAction.UNBLINDED, "trial:glioma-rct", Map.of());
        record(
                AuditAction.ANALYSIS_COMPLETED,
                "analysis:1",
                Map.of("results", Digest.ofText("{}").hex()));
    }

    /** What the file of predictions says. */
    void predictions(String run, double score) {
        putJson(
                CapsulePaths.PREDICTIONS,
                PARTICIPANTS.stream()
                        .map(p -> Map.of("participant", p, "model", "m@1", "run", run, "inputs", INPUT, "score", score))
                        .toList());
    }

    void record(AuditAction action, String subject, Map<String, Object> facts) {
        Instant at = Instant.parse("2026-03-14T09:00:00Z").plusSeconds(log.size());
        log.add(EntryForm.of(log.size(), AuditEvent.of(action, ADA, at, "glioma-rct", subject, facts))
                .canonical());
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    void putJson(String path, Object content) {
        put(path, CanonicalJson.bytes(content));
    }

    void remove(String path) {
        files.remove(path);
    }

    byte[] bytesOf(String path) {
        return files.getOrDefault(path, new byte[0]);
    }

    List<String> modelPaths() {
        return List.copyOf(files.subMap(CapsulePaths.MODEL_FOLDER, CapsulePaths.MODEL_FOLDER + "~")
                .keySet());
    }

    List<String> findings() {
        files.put(CapsulePaths.LOG, String.join("\n", log).getBytes(StandardCharsets.UTF_8));
        List<String> findings = new ArrayList<>();
        RecordedFacts.check(new CapsuleFiles(files, List.of()), findings, new ArrayList<>());
        return findings;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
