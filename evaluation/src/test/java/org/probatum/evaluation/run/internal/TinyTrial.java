package org.probatum.evaluation.run.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.RegistrationOutcome;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.cohort.Candidate;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.InformedConsent;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ScreeningOutcome;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The demonstration trial with two of its models, without alignment and with attention as the only explanation, under
 * any identifier.
 */
final class TinyTrial {

    private static final Path DEMO = Path.of("..", "demo", "glioma-rct");
    private static final Set<String> MODELS = Set.of("tile_encoder", "modality_dropout", "late_kronecker");
    private static final CohortFolder COHORT = CohortFolder.read(DEMO.resolve("cohort"), ReadLimits.USUAL);

    private final ApplicationContext services;
    private final ApprovedProtocol protocol;

    private TinyTrial(ApplicationContext services, ApprovedProtocol protocol) {
        this.services = services;
        this.protocol = protocol;
    }

    ApprovedProtocol protocol() {
        return protocol;
    }

    /** Registers and locks the models, as far as they are not. */
    static void registerModels(ApplicationContext services) {
        registerModels(services, "tile_encoder", "modality_dropout", "late_kronecker");
    }

    static void registerModels(ApplicationContext services, String... names) {
        ModelRegistry registry = services.getBean(ModelRegistry.class);
        for (String name : names) {
            ModelPackage given = ModelPackage.open(DEMO.resolve("models").resolve(name));
            if (registry.register(EvaluationTestApplication.ENGINEER, given)
                    instanceof RegistrationOutcome.Registered done) {
                ModelVersion version = done.version();
                registry.lock(
                        EvaluationTestApplication.APPROVER,
                        version.id(),
                        sign(
                                services,
                                new SigningRequest(
                                        EvaluationTestApplication.APPROVER,
                                        credentials(),
                                        SignatureMeaning.MODEL_LOCK,
                                        version.packageDigest(),
                                        ModelVersion.subject(version.id()),
                                        Optional.empty(),
                                        Optional.empty())));
            }
        }
    }

    static TinyTrial approved(ApplicationContext services, String id) {
        return approved(services, id, UnaryOperator.identity());
    }

    /** Approves the definition as changed. */
    static TinyTrial approved(ApplicationContext services, String id, UnaryOperator<String> change) {
        ProtocolService protocols = services.getBean(ProtocolService.class);
        DraftProtocol draft = protocols.draft(
                EvaluationTestApplication.STATISTICIAN,
                change.apply(definition(id)).getBytes(StandardCharsets.UTF_8),
                EvaluationTestApplication.NOW);
        return new TinyTrial(services, approve(services, draft));
    }

    /** Approves version 2.0: the definition as changed. */
    void amend(UnaryOperator<String> change) {
        ObjectNode root = (ObjectNode) JsonMapper.shared()
                .readTree(change.apply(definition(protocol.trial().value())));
        root.put("version", "2.0");
        approve(
                services,
                services.getBean(ProtocolService.class)
                        .amend(
                                EvaluationTestApplication.STATISTICIAN,
                                root.toString().getBytes(StandardCharsets.UTF_8),
                                "a test amends it",
                                EvaluationTestApplication.NOW)
                        .protocol());
    }

    private static ApprovedProtocol approve(ApplicationContext services, DraftProtocol draft) {
        ElectronicSignature signature = sign(
                services,
                SigningRequest.of(
                        EvaluationTestApplication.APPROVER,
                        credentials(),
                        SignatureMeaning.APPROVAL,
                        draft.digest(),
                        "protocol:" + draft.trial() + "@" + draft.version(),
                        draft.trial()));
        return services.getBean(ProtocolService.class)
                .approve(
                        EvaluationTestApplication.APPROVER,
                        draft.trial(),
                        draft.version(),
                        EvaluationTestApplication.NOW,
                        signature.binding());
    }

    /** Enrols these participants of the demonstration and acquires their inputs. */
    TinyTrial enrol(String... participants) {
        for (String participant : participants) {
            enrol(new ParticipantId(participant));
        }
        return this;
    }

    private void enrol(ParticipantId id) {
        CohortService cohort = services.getBean(CohortService.class);
        CsvTable.Row row = COHORT.participant(id);
        Map<String, String> values = new HashMap<>();
        for (String column : List.of("age_years", "sex", "grade", "karnofsky")) {
            row.text(column).ifPresent(value -> values.put(column, value));
        }
        LocalDate day = LocalDate.parse(row.text("enrolment_date").orElseThrow());
        ScreeningOutcome outcome = cohort.screen(
                EvaluationTestApplication.COORDINATOR,
                protocol,
                new Candidate(id, new SiteId("site-a"), values),
                day,
                EvaluationTestApplication.NOW);
        if (!(outcome instanceof ScreeningOutcome.Eligible eligible)) {
            throw new AssertionError(id + " is not eligible");
        }
        cohort.enrol(
                EvaluationTestApplication.COORDINATOR,
                protocol,
                eligible,
                new InformedConsent(id, "1.0", day, "Ada Lovelace"),
                day,
                EvaluationTestApplication.NOW);
        for (Modality modality : COHORT.modalities()) {
            COHORT.inputs(id, modality, ReadLimits.USUAL).forEach((name, bytes) -> acquire(id, modality, name, bytes));
        }
    }

    void acquire(ParticipantId id, Modality modality, String name, byte[] bytes) {
        services.getBean(AcquisitionService.class)
                .acquire(EvaluationTestApplication.COORDINATOR, protocol.trial(), id, modality, name, bytes);
    }

    private static String definition(String id) {
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(read(DEMO.resolve("trial.json")));
        root.put("id", id);
        root.remove("alignmentPlan");
        keep((ArrayNode) root.get("models"), "name");
        keep((ArrayNode) root.get("missingDataPlan").get("strategies"), "model");
        ArrayNode explanations = (ArrayNode) root.get("explanationPlan").get("explanations");
        keep(explanations, "model");
        for (JsonNode explanation : explanations) {
            ((ArrayNode) explanation.get("methods"))
                    .removeIf(method -> !method.get("type").stringValue().equals("attentionOutput"));
        }
        ArrayNode analyses = (ArrayNode) root.get("analysisPlan").get("analyses");
        analyses.removeIf(line -> line.get("id").stringValue().equals("auc-guided-kronecker"));
        for (JsonNode line : analyses) {
            if (line.get("models") instanceof ArrayNode models) {
                models.removeIf(model -> !MODELS.contains(model.stringValue()));
            }
        }
        return root.toString();
    }

    private static void keep(ArrayNode nodes, String name) {
        nodes.removeIf(node -> !MODELS.contains(node.get(name).stringValue()));
    }

    private static ElectronicSignature sign(ApplicationContext services, SigningRequest request) {
        return switch (services.getBean(SignatureService.class).sign(request)) {
            case SigningOutcome.Signed signed -> signed.signature();
            case SigningOutcome.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private static Credentials credentials() {
        return new Credentials(EvaluationTestApplication.APPROVER.user(), EvaluationTestApplication.PASSWORD);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
