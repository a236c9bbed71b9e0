package org.probatum.test.browser;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
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
import org.probatum.trial.acquisition.CsvTableReader;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.TableExpectation;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.Candidate;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.InformedConsent;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ScreeningOutcome;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.randomization.AllocatedArmAccess;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;

/** The demonstration trial in a temporary workbench, brought by the services to where a test of pages begins. */
public final class DemoTrial {

    private static final Actor ENGINEER = new Actor("test-engineer", "Test engineer", Set.of(Role.MODEL_ENGINEER));
    private static final Actor STATISTICIAN =
            new Actor("test-statistician", "Test statistician", Set.of(Role.STATISTICIAN));
    private static final Actor COORDINATOR =
            new Actor("test-coordinator", "Test coordinator", Set.of(Role.COORDINATOR));

    private final TemporaryWorkbench workbench;
    private final Actor approver;
    private final ApprovedProtocol protocol;
    private final CohortFolder cohort = CohortFolder.read(DemoFiles.of("cohort"), ReadLimits.USUAL);

    private DemoTrial(TemporaryWorkbench workbench, Actor approver, ApprovedProtocol protocol) {
        this.workbench = workbench;
        this.approver = approver;
        this.protocol = protocol;
    }

    /**
     * Registers the models and locks all but the last, approves the protocol, commits the randomization.
     *
     * @param approver an account of the workbench
     */
    public static DemoTrial in(TemporaryWorkbench workbench, Actor approver) {
        return in(workbench, approver, UnaryOperator.identity());
    }

    /**
     * The same with a changed definition.
     *
     * @param change of the text of trial.json
     */
    public static DemoTrial in(TemporaryWorkbench workbench, Actor approver, UnaryOperator<String> change) {
        ModelRegistry registry = workbench.service(ModelRegistry.class);
        List<String> models = DemoFiles.models();
        for (String name : models) {
            RegistrationOutcome outcome =
                    registry.register(ENGINEER, ModelPackage.open(DemoFiles.of("models/" + name)));
            if (outcome instanceof RegistrationOutcome.Registered done && !name.equals(models.getLast())) {
                ModelVersion version = done.version();
                registry.lock(approver, version.id(), lockSignature(workbench, approver, version));
            }
        }
        ProtocolService protocols = workbench.service(ProtocolService.class);
        String definition = new String(DemoFiles.bytes(DemoFiles.of("trial.json")), StandardCharsets.UTF_8);
        DraftProtocol draft =
                protocols.draft(STATISTICIAN, change.apply(definition).getBytes(StandardCharsets.UTF_8), now());
        ElectronicSignature signature = sign(
                workbench,
                SigningRequest.of(
                        approver,
                        credentials(approver),
                        SignatureMeaning.APPROVAL,
                        draft.digest(),
                        "protocol:" + draft.trial() + "@" + draft.version(),
                        draft.trial()));
        ApprovedProtocol approved =
                protocols.approve(approver, draft.trial(), draft.version(), signature.at(), signature.binding());
        workbench
                .service(RandomizationService.class)
                .commit(STATISTICIAN, approved, RandomizationSeed.draw(new SecureRandom()), now());
        return new DemoTrial(workbench, approver, approved);
    }

    /** Locks the model that {@link #in} leaves open. */
    public void lockLastModel() {
        ModelRegistry registry = workbench.service(ModelRegistry.class);
        String name = DemoFiles.models().getLast();
        ModelVersion version = registry.list().stream()
                .filter(model -> model.id().name().equals(name))
                .findFirst()
                .orElseThrow();
        registry.lock(approver, version.id(), lockSignature(workbench, approver, version));
    }

    private static ElectronicSignature lockSignature(
            TemporaryWorkbench workbench, Actor approver, ModelVersion version) {
        return sign(
                workbench,
                new SigningRequest(
                        approver,
                        credentials(approver),
                        SignatureMeaning.MODEL_LOCK,
                        version.packageDigest(),
                        ModelVersion.subject(version.id()),
                        Optional.empty(),
                        Optional.empty()));
    }

    public ApprovedProtocol protocol() {
        return protocol;
    }

    public Actor approver() {
        return approver;
    }

    public Actor coordinator() {
        return COORDINATOR;
    }

    /** Screens a person of this age who would otherwise be eligible. */
    public ScreeningOutcome screen(String id, String age) {
        return screen(
                new ParticipantId(id),
                Map.of("age_years", age, "grade", "4", "karnofsky", "80"),
                LocalDate.parse("2024-03-04"));
    }

    /** Enrols and randomizes the first participants of the demonstration's cohort, with their inputs. */
    public void enrol(int count) {
        enrol(0, count);
    }

    /** Enrols and randomizes as many participants behind the first so many of the demonstration's cohort. */
    public void enrol(int behind, int count) {
        cohort.participants().rows().stream().skip(behind).limit(count).forEach(this::enrol);
    }

    /** Enrols and randomizes one participant of the demonstration's cohort, with the inputs that there are. */
    public void enrol(String id) {
        enrol(cohort.participant(new ParticipantId(id)));
    }

    private void enrol(CsvTable.Row row) {
        ParticipantId id = new ParticipantId(row.id());
        Map<String, String> values = new HashMap<>();
        for (String column : List.of("age_years", "sex", "grade", "karnofsky")) {
            row.text(column).ifPresent(value -> values.put(column, value));
        }
        LocalDate date = LocalDate.parse(row.text("enrolment_date").orElseThrow());
        if (screen(id, values, date) instanceof ScreeningOutcome.Eligible eligible) {
            EnrolledParticipant enrolled = workbench
                    .service(CohortService.class)
                    .enrol(
                            COORDINATOR,
                            protocol,
                            eligible,
                            new InformedConsent(id, "1.0", date, "Test coordinator"),
                            date,
                            now());
            workbench.service(RandomizationService.class).randomize(COORDINATOR, enrolled, now());
            acquire(id);
        }
    }

    /** Acquires what the demonstration's cohort has of an enrolled participant. */
    public void acquire(ParticipantId id) {
        for (Modality modality : cohort.modalities()) {
            cohort.inputs(id, modality, ReadLimits.USUAL)
                    .forEach((name, bytes) -> workbench
                            .service(AcquisitionService.class)
                            .acquire(COORDINATOR, protocol.trial(), id, modality, name, bytes));
        }
    }

    /** Records for every allocated participant the demonstration's outcome under the allocated arm. */
    public void captureOutcomes() {
        CsvTable table = CsvTableReader.read(
                "potential_outcomes.csv",
                DemoFiles.bytes(DemoFiles.of("potential_outcomes.csv")),
                TableExpectation.ofIds("participant_id"),
                ReadLimits.USUAL);
        workbench
                .service(AllocatedArmAccess.class)
                .allocatedArms(COORDINATOR, protocol.trial(), "capture of outcomes in a test", now())
                .forEach((id, arm) -> workbench
                        .service(OutcomeService.class)
                        .recordOutcome(COORDINATOR, protocol, outcome(table, id, arm), now()));
    }

    private Outcome outcome(CsvTable table, ParticipantId id, ArmId arm) {
        CsvTable.Row row = table.row(id.value()).orElseThrow();
        Map<EndpointId, OutcomeValue> values = new HashMap<>();
        for (Endpoint endpoint : protocol.definition().endpoints()) {
            List<String> cells = endpoint.columnsFor(arm).stream()
                    .map(column -> row.text(column).orElse(""))
                    .toList();
            values.put(endpoint.id(), OutcomeValue.parse(endpoint, cells));
        }
        return new Outcome(id, values);
    }

    private ScreeningOutcome screen(ParticipantId id, Map<String, String> values, LocalDate on) {
        return workbench
                .service(CohortService.class)
                .screen(COORDINATOR, protocol, new Candidate(id, new SiteId("site-a"), values), on, now());
    }

    private static ElectronicSignature sign(TemporaryWorkbench workbench, SigningRequest request) {
        return switch (workbench.service(SignatureService.class).sign(request)) {
            case SigningOutcome.Signed signed -> signed.signature();
            case SigningOutcome.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private static Credentials credentials(Actor actor) {
        return new Credentials(actor.user(), TemporaryWorkbench.PASSWORD);
    }

    private static Instant now() {
        return Instant.now();
    }
}
