package org.probatum.ui.issuing.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.evaluation.certificate.IssuedCertificates;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.Prediction;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.TrialVocabulary;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.capsule.CapsulePaths;
import org.probatum.report.capsule.CapsuleWriter;
import org.probatum.report.trial.TrialReportData;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.protocol.MissingDataPlan;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Component;

/** Puts everything into a capsule from which the trial can be checked without this installation. */
@Component
class CapsuleContents {

    private static final String README = """
            Evidence capsule of a Probatum trial

            Check it on any computer, without a network:  probatum capsule verify capsule.zip
            Run its models and its analysis again:        probatum capsule replay capsule.zip

            By hand, with standard tools:
              manifest.json            SHA-256 and size of every file (sha256sum FILE)
              manifest.note, audit/key.txt   Ed25519 signature over the manifest's digest (C2SP signed note)
              audit/log.jsonl          one canonical JSON entry (RFC 8785) a line
              audit/leaves.txt         SHA-256 of 0x00 and each line (RFC 9162 leaf hash)
              audit/checkpoints.txt    signed tree heads: origin, size, root; separated by a line of ===
            Compare the key and the log head with those printed in report/report.pdf.
            """;

    private final ModelRegistry registry;
    private final IssuedCertificates certificates;
    private final AcquisitionService acquisitions;
    private final OutcomeService outcomes;
    private final InferenceRuns runs;
    private final TrialVocabulary vocabularies;
    private final SignatureService signatures;
    private final AuditLog log;
    private final ContentStore contents;

    CapsuleContents(
            ModelRegistry registry,
            IssuedCertificates certificates,
            AcquisitionService acquisitions,
            OutcomeService outcomes,
            InferenceRuns runs,
            TrialVocabulary vocabularies,
            SignatureService signatures,
            AuditLog log,
            ContentStore contents) {
        this.registry = registry;
        this.certificates = certificates;
        this.acquisitions = acquisitions;
        this.outcomes = outcomes;
        this.runs = runs;
        this.vocabularies = vocabularies;
        this.signatures = signatures;
        this.log = log;
        this.contents = contents;
    }

    /** Adds all but the documents. */
    void addTo(CapsuleWriter capsule, TrialReportData data, Checkpoint head) {
        TrialId trial = data.protocol().trial();
        capsule.add(CapsulePaths.README, README);
        capsule.add(CapsulePaths.PROTOCOL, data.protocol().canonical());
        capsule.add(CapsulePaths.RESULTS, contents.get(data.analysis().results()));
        data.postHoc()
                .forEach(analysis -> capsule.add(
                        CapsulePaths.POST_HOC_FOLDER + analysis.id() + ".json", contents.get(analysis.results())));
        models(capsule, data);
        certificates(capsule, data.protocol().definition());
        cohort(capsule, data, trial);
        inputs(capsule, trial);
        capsule.add(CapsulePaths.VOCABULARY, String.join("\n", vocabularies.words(trial)));
        predictions(capsule, trial);
        explanations(capsule, data);
        capsule.add(
                CapsulePaths.SIGNATURES,
                json(signatures.byTrial(trial).stream()
                        .map(CapsuleContents::plain)
                        .toList()));
        log(capsule, head);
    }

    private void models(CapsuleWriter capsule, TrialReportData data) {
        for (ModelReference reference : data.protocol().definition().models()) {
            capsule.add(
                    CapsulePaths.MODEL_FOLDER + reference.reference() + ".zip",
                    registry.open(new ModelVersionId(reference.name(), reference.version()))
                            .toZip());
        }
    }

    private void certificates(CapsuleWriter capsule, TrialDefinition definition) {
        for (MissingDataPlan.CertificateReference reference :
                definition.missingDataPlan().certificates()) {
            IssuedCertificate issued = certificates
                    .find(reference.digest())
                    .orElseThrow(() -> new IllegalStateException(
                            "The certificate " + reference.digest() + " that the protocol names is not stored here"));
            String path = CapsulePaths.CERTIFICATE_FOLDER + reference.digest().hex();
            capsule.add(path + ".json", contents.get(issued.certificate()));
            capsule.add(path + ".pdf", contents.get(issued.pdf()));
            capsule.add(path + ".csv", contents.get(issued.predictions()));
        }
    }

    private void cohort(CapsuleWriter capsule, TrialReportData data, TrialId trial) {
        List<Object> participants = new ArrayList<>();
        data.enrolled()
                .forEach(p -> participants.add(Map.of(
                        "participant", p.id().value(),
                        "site", p.site().value(),
                        "enrolledOn", p.enrolledOn().toString(),
                        "number", p.number(),
                        "baseline", p.baseline(),
                        "withdrawn",
                                data.participants().stream().anyMatch(a -> a.id().equals(p.id()) && a.withdrawn()))));
        capsule.add(CapsulePaths.PARTICIPANTS, json(participants));
        List<Object> allocations = new ArrayList<>();
        data.unblinded()
                .allocations()
                .forEach(a -> allocations.add(Map.of(
                        "participant", a.participant().value(),
                        "number", a.number(),
                        "stratum", a.stratum(),
                        "arm", a.arm().value())));
        capsule.add(
                CapsulePaths.ALLOCATIONS,
                json(Map.of(
                        "commitment", data.unblinded().commitment().hex(),
                        "seed", data.unblinded().seed().reveal(),
                        "allocations", allocations)));
        List<Object> captured = new ArrayList<>();
        outcomes.outcomes(trial).values().forEach(outcome -> captured.add(plain(outcome)));
        capsule.add(CapsulePaths.OUTCOMES, json(captured));
        List<Object> events = new ArrayList<>();
        outcomes.adverseEvents(trial).forEach(event -> events.add(plain(event)));
        capsule.add(CapsulePaths.ADVERSE_EVENTS, json(events));
    }

    private void inputs(CapsuleWriter capsule, TrialId trial) {
        List<Object> index = new ArrayList<>();
        for (Acquisition a : AvailabilityMatrix.current(acquisitions.byTrial(trial))) {
            index.add(Map.of(
                    "participant", a.participant().value(),
                    "modality", a.modality().value(),
                    "name", a.name(),
                    "digest", a.digest().hex(),
                    "verdict", a.verdict().getClass().getSimpleName(),
                    "reasons", a.verdict().why()));
            String path = CapsulePaths.INPUT_FOLDER + a.digest().hex();
            if (!capsule.contains(path)) {
                capsule.add(path, contents.get(a.digest()));
            }
        }
        capsule.add(CapsulePaths.INPUTS, json(index));
    }

    private void predictions(CapsuleWriter capsule, TrialId trial) {
        List<Object> predictions = new ArrayList<>();
        runs.predictions(trial).values().forEach(list -> list.forEach(p -> predictions.add(plain(p))));
        capsule.add(CapsulePaths.PREDICTIONS, json(predictions));
        List<Object> alignments = new ArrayList<>();
        List<Object> all = new ArrayList<>();
        runs.runs(trial).forEach(run -> {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("run", run.id().value());
            plain.put("status", run.status().name());
            plain.put("startedAt", run.startedAt().toString());
            plain.put("participants", run.participants());
            plain.put("snapshot", run.snapshot().hex());
            plain.put("provenance", run.provenance());
            run.imputation().ifPresent(digest -> {
                plain.put("imputation", digest.hex());
                String path = CapsulePaths.IMPUTATION_FOLDER + digest.hex() + ".json";
                if (!capsule.contains(path)) {
                    capsule.add(path, contents.get(digest));
                }
            });
            run.abandonment()
                    .ifPresent(a -> plain.put(
                            "abandoned", Map.of("at", a.at().toString(), "by", a.by(), "reason", a.reason())));
            all.add(plain);
            if (run.status() == RunStatus.ABANDONED) {
                return;
            }
            runs.alignments(run.id()).forEach(a -> alignments.add(plain(a)));
        });
        capsule.add(CapsulePaths.RUNS, json(all));
        capsule.add(CapsulePaths.ALIGNMENTS, json(alignments));
    }

    /** Every explanation's numbers; the pictures can be drawn from them, those in the report are kept. */
    private void explanations(CapsuleWriter capsule, TrialReportData data) {
        for (StoredExplanation e : data.explanations()) {
            String path = CapsulePaths.EXPLANATION_FOLDER + e.participant() + "/" + e.model() + "__" + e.method() + "__"
                    + e.subject();
            capsule.add(path + ".json", contents.get(e.numbers()));
        }
        data.exhibits().forEach(exhibit -> {
            StoredExplanation e = exhibit.explanation();
            capsule.add(
                    CapsulePaths.EXPLANATION_FOLDER + e.participant() + "/" + e.model() + "__" + e.method() + "__"
                            + e.subject() + ".png",
                    exhibit.png());
        });
    }

    private void log(CapsuleWriter capsule, Checkpoint head) {
        List<StoredEntry> entries = log.storedEntries().limit(head.size()).toList();
        capsule.add(
                CapsulePaths.LOG,
                entries.stream().map(StoredEntry::canonical).collect(Collectors.joining("\n", "", "\n")));
        capsule.add(
                CapsulePaths.LEAVES,
                entries.stream().map(StoredEntry::leafHash).collect(Collectors.joining("\n", "", "\n")));
        capsule.add(
                CapsulePaths.CHECKPOINTS,
                log.checkpoints().stream()
                        .filter(checkpoint -> checkpoint.size() <= head.size())
                        .map(Checkpoint::note)
                        .collect(Collectors.joining(CapsulePaths.BETWEEN_NOTES)));
        capsule.add(CapsulePaths.KEY, log.publicKey() + "\n");
    }

    private static byte[] json(Object value) {
        return CanonicalJson.write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> plain(AlignmentRecord a) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("participant", a.participant().value());
        plain.put("run", a.run().value());
        plain.put("verdict", a.verdict());
        plain.put("use", a.use().name());
        plain.put("whyNotUsed", a.whyNotUsed());
        a.review()
                .ifPresent(r -> plain.put(
                        "review",
                        Map.of(
                                "decision", r.decision().name(),
                                "reason", r.reason(),
                                "reviewer", r.reviewer(),
                                "at", r.at().toString(),
                                "entry", r.entry())));
        plain.put("record", a.record());
        return plain;
    }

    private static Map<String, Object> plain(Prediction p) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("participant", p.participant().value());
        plain.put("model", p.model().toString());
        plain.put("run", p.run().value());
        plain.put("inputs", p.inputs().hex());
        plain.put("entry", p.entry());
        switch (p.outcome()) {
            case CaseOutcome.Evaluated e -> {
                plain.put("score", e.score());
                e.probability().ifPresent(probability -> plain.put("probability", probability));
                plain.put("draws", e.draws());
                plain.put("filled", e.filled());
                plain.put("masked", e.masked());
            }
            case CaseOutcome.NotEvaluable n -> plain.put("notEvaluable", n.reasons());
        }
        return plain;
    }

    private static Map<String, Object> plain(Outcome outcome) {
        Map<String, Object> values = new TreeMap<>();
        outcome.values().forEach((endpoint, value) -> values.put(endpoint.value(), plain(value)));
        return Map.of("participant", outcome.participant().value(), "values", values);
    }

    private static Map<String, Object> plain(OutcomeValue value) {
        return switch (value) {
            case OutcomeValue.TimeToEvent t -> Map.of("time", t.time(), "event", t.event());
            case OutcomeValue.Binary b -> Map.of("occurred", b.occurred());
            case OutcomeValue.Continuous c -> Map.of("value", c.value());
            case OutcomeValue.NotEvaluable n -> Map.of("notEvaluable", true);
        };
    }

    private static Map<String, Object> plain(AdverseEvent event) {
        return Map.of(
                "participant", event.participant().value(),
                "term", event.term(),
                "grade", event.grade(),
                "onsetDay", event.onsetDay(),
                "serious", event.serious());
    }

    private static Map<String, Object> plain(ElectronicSignature s) {
        return Map.of(
                "signer", s.signer(),
                "name", s.printedName(),
                "at", s.at().toString(),
                "meaning", s.meaning().name(),
                "record", s.record().hex(),
                "subject", s.subject(),
                "entry", s.auditSequence(),
                "binding", s.binding().hex());
    }
}
