package org.probatum.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.registry.internal.RegistryTestApplication.APPROVER;
import static org.probatum.registry.internal.RegistryTestApplication.COORDINATOR;
import static org.probatum.registry.internal.RegistryTestApplication.ENGINEER;
import static org.probatum.registry.internal.RegistryTestApplication.PASSWORD;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.probatum.registry.LockedModel;
import org.probatum.registry.ModelDifference;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelRegistryException;
import org.probatum.registry.ModelSession;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.registry.RegistrationOutcome;
import org.probatum.registry.onnx.TensorFiles;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.probatum.trial.storage.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The registry on one of the databases. */
@SpringBootTest(classes = RegistryTestApplication.class)
abstract class ModelRegistryTests {

    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final ModelVersionId EARLY_CONCAT = new ModelVersionId("early_concat", "1.0.0");
    private static final ModelVersionId TILE_ENCODER = new ModelVersionId("tile_encoder", "1.0.0");

    @Autowired
    private ModelRegistry registry;

    @Autowired
    private SignatureService signatures;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataFolder folder;

    @BeforeEach
    void startWithoutModels() {
        jdbc.update("delete from model_version");
    }

    @Test
    void registersLocksAndRunsAModel() {
        var registered = (RegistrationOutcome.Registered)
                registry.register(ENGINEER, sound("early_concat").toZip());
        assertThat(registered.version().status()).isInstanceOf(ModelStatus.Registered.class);
        assertThat(registry.locked(EARLY_CONCAT)).isEmpty();
        LockedModel locked = lock(registered.version());
        assertThat(registry.locked(EARLY_CONCAT)).contains(locked);
        var input0 = TensorFiles.read(MODELS.resolve("early_concat/test_data_set_1/input_0.pb"));
        var input1 = TensorFiles.read(MODELS.resolve("early_concat/test_data_set_1/input_1.pb"));
        try (ModelSession session = registry.openSession(locked)) {
            assertThat(session.run(Map.of(input0.name(), input0.tensor(), input1.name(), input1.tensor()), Set.of()))
                    .containsKeys("logit", "risk");
        }
        assertThat(lastActions(3)).containsExactly("MODEL_REGISTERED", "RECORD_SIGNED", "MODEL_LOCKED");
        assertThat(registry.inspectionReport(EARLY_CONCAT)).contains("\"verdict\" : \"accepted\"");
    }

    @Test
    void leavesOnlyAnAuditEntryOfARefusedPackage() {
        var outcome = (RegistrationOutcome.Refused) registry.register(ENGINEER, sound("bad_custom_op"));
        assertThat(outcome.reasons()).singleElement().asString().contains("RunScript");
        assertThat(registry.list()).isEmpty();
        assertThat(lastActions(1)).containsExactly("MODEL_REFUSED");
        var unreadable = (RegistrationOutcome.Refused) registry.register(ENGINEER, new byte[] {1, 2, 3, 4});
        assertThat(unreadable.reasons()).containsExactly("This is not a zip file; a package is a folder or a zip");
        assertThat(lastActions(1)).containsExactly("MODEL_REFUSED");
    }

    @Test
    void refusesOtherBytesUnderARegisteredVersionAndTakesALaterOne() {
        registry.register(ENGINEER, sound("early_concat"));
        assertThat(registry.register(ENGINEER, sound("early_concat")))
                .isInstanceOf(RegistrationOutcome.AlreadyRegistered.class);
        var swapped = (RegistrationOutcome.Refused) registry.register(
                ENGINEER,
                withCard(
                        "early_concat-1.1.0",
                        card -> card.replace("\"version\": \"1.1.0\"", "\"version\": \"1.0.0\"")));
        assertThat(swapped.reasons()).singleElement().asString().contains("registered with other content");
        assertThat(registry.register(ENGINEER, sound("early_concat-1.1.0")))
                .isInstanceOf(RegistrationOutcome.Registered.class);
        assertThat(registry.list())
                .extracting(version -> version.id().version())
                .containsExactly("1.0.0", "1.1.0");
    }

    @Test
    void asksForTheRightRole() {
        assertThatThrownBy(() -> registry.register(COORDINATOR, sound("early_concat")))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> registry.register(APPROVER, new byte[0])).isInstanceOf(NotAllowedException.class);
        ModelVersion version = register("early_concat");
        ElectronicSignature signature = sign(version.packageDigest(), ModelVersion.subject(version.id()));
        assertThatThrownBy(() -> registry.lock(ENGINEER, version.id(), signature))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void locksOnlyUnderASignatureOfExactlyThisPackage() {
        ModelVersion version = register("early_concat");
        ElectronicSignature other = sign(Digest.ofText("something else"), ModelVersion.subject(version.id()));
        assertThatThrownBy(() -> registry.lock(APPROVER, version.id(), other))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessageContaining("under the package digest");
        ElectronicSignature invented = new ElectronicSignature(
                999_999,
                APPROVER.user(),
                APPROVER.name(),
                RegistryTestApplication.NOW,
                SignatureMeaning.MODEL_LOCK,
                version.packageDigest(),
                ModelVersion.subject(version.id()),
                Optional.empty());
        assertThatThrownBy(() -> registry.lock(APPROVER, version.id(), invented))
                .isInstanceOf(ModelRegistryException.class);
        lock(version);
        assertThatThrownBy(() -> lock(version)).hasMessageContaining("is locked or retired already");
    }

    @Test
    void fixesTheWholeChainOfRequiredModels() {
        var early = (RegistrationOutcome.Refused) registry.register(ENGINEER, sound("early_bilinear"));
        assertThat(early.reasons())
                .containsExactly(
                        "The card requires model tile_encoder@1.0.0, which is not registered; register it first");
        ModelVersion encoder = register("tile_encoder");
        ModelVersion bilinear = register("early_bilinear");
        assertThat(registry.chain(bilinear.id()))
                .extracting(ModelVersion::id)
                .containsExactly(TILE_ENCODER, bilinear.id());
        assertThatThrownBy(() -> lock(bilinear)).hasMessageContaining("lock that one first");
        lock(encoder);
        lock(bilinear);
    }

    @Test
    void retiresForNewProtocolsButKeepsRunningTheOldOnes() {
        ModelVersion version = register("early_concat");
        LockedModel locked = lock(version);
        ModelVersion retired = registry.retire(APPROVER, version.id(), "superseded by 1.1.0");
        assertThat(retired.status())
                .isEqualTo(
                        new ModelStatus.Retired(APPROVER.user(), RegistryTestApplication.NOW, "superseded by 1.1.0"));
        assertThat(registry.locked(version.id())).isEmpty();
        registry.openSession(locked).close();
        assertThat(lastActions(1)).containsExactly("MODEL_RETIRED");
    }

    @Test
    void refusesToLoadWhatWasChangedOnDisk() throws IOException {
        LockedModel locked = lock(register("early_concat"));
        String content = jdbc.queryForObject("select package_content from model_version", String.class);
        Path file = folder.objects().resolve(content.substring(0, 2)).resolve(content.substring(2));
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = bytes.clone();
        changed[bytes.length / 2] ^= 1;
        file.toFile().setWritable(true);
        Files.write(file, changed);
        try {
            assertThatThrownBy(() -> registry.openSession(locked))
                    .isInstanceOf(ModelRegistryException.class)
                    .hasMessageContaining("changed on disk");
        } finally {
            Files.write(file, bytes);
        }
    }

    @Test
    void tellsWhatDiffersBetweenTwoVersions() {
        register("early_concat");
        register("early_concat-1.1.0");
        ModelDifference difference = registry.difference(EARLY_CONCAT, new ModelVersionId("early_concat", "1.1.0"));
        // read off the two cards: 0.8624 against 0.8628; inputs, operators and sizes are the same
        assertThat(difference.changes())
                .contains(new ModelDifference.Change(ModelDifference.Part.METRIC, "auc_24m", "0.8624", "0.8628"))
                .anyMatch(change -> change.what().equals("model.onnx (SHA-256)"))
                .noneMatch(change -> change.part() == ModelDifference.Part.INPUT
                        || change.what().startsWith("operator"));
    }

    private ModelVersion register(String model) {
        return ((RegistrationOutcome.Registered) registry.register(ENGINEER, sound(model))).version();
    }

    private LockedModel lock(ModelVersion version) {
        return registry.lock(APPROVER, version.id(), sign(version.packageDigest(), ModelVersion.subject(version.id())));
    }

    private ElectronicSignature sign(Digest record, String subject) {
        return ((SigningOutcome.Signed) signatures.sign(request(APPROVER, record, subject))).signature();
    }

    private static SigningRequest request(Actor by, Digest record, String subject) {
        return new SigningRequest(
                by,
                new Credentials(by.user(), PASSWORD),
                SignatureMeaning.MODEL_LOCK,
                record,
                subject,
                Optional.empty(),
                Optional.empty());
    }

    private List<String> lastActions(int count) {
        return jdbc.queryForList("select action from audit_entry order by sequence desc", String.class)
                .subList(0, count)
                .reversed();
    }

    private static ModelPackage sound(String model) {
        return ModelPackage.open(MODELS.resolve(model));
    }

    private static ModelPackage withCard(String model, java.util.function.UnaryOperator<String> change) {
        Map<String, byte[]> files = new TreeMap<>(sound(model).files());
        String card = new String(files.get("card.json"), StandardCharsets.UTF_8);
        files.put("card.json", change.apply(card).getBytes(StandardCharsets.UTF_8));
        return ModelPackage.of(files);
    }
}
