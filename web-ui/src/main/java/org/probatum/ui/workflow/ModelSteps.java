package org.probatum.ui.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.registry.RegistrationOutcome;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.springframework.stereotype.Component;

/** Registers, checks and locks the models that a protocol pins. */
@Component
class ModelSteps {

    private final ModelRegistry registry;
    private final Signing signing;

    ModelSteps(ModelRegistry registry, Signing signing) {
        this.registry = registry;
        this.signing = signing;
    }

    /**
     * @throws IllegalArgumentException if a pinned model is not in the folder, or is refused
     */
    void registerAndLock(TrialDefinition definition, Path folder, TrialStaff staff, TrialProgress progress) {
        Map<ModelVersionId, Path> packages = packages(folder);
        int done = 0;
        for (ModelReference reference : encodersFirst(definition)) {
            ModelVersionId id = new ModelVersionId(reference.name(), reference.version());
            ModelVersion version = registry.find(id).orElseGet(() -> register(id, packages, folder, staff));
            if (version.status() instanceof ModelStatus.Registered) {
                lock(version, staff);
            }
            progress.advance(++done, definition.models().size(), Optional.empty());
        }
    }

    private static List<ModelReference> encodersFirst(TrialDefinition definition) {
        return definition.models().stream()
                .sorted(java.util.Comparator.comparing(
                        model -> model.role() != org.probatum.trial.protocol.ModelRole.ENCODER))
                .toList();
    }

    private ModelVersion register(
            ModelVersionId id, Map<ModelVersionId, Path> packages, Path folder, TrialStaff staff) {
        Path path = packages.get(id);
        if (path == null) {
            throw new IllegalArgumentException("The protocol pins model " + id + ", which " + folder
                    + " does not hold; each model is a folder or zip with model.onnx and card.json");
        }
        return switch (registry.register(staff.modelEngineer().actor(), ModelPackage.open(path))) {
            case RegistrationOutcome.Registered registered -> registered.version();
            case RegistrationOutcome.AlreadyRegistered already -> already.version();
            case RegistrationOutcome.Refused refused ->
                throw new IllegalArgumentException(
                        "Model " + id + " is refused: " + String.join("; ", refused.reasons()));
        };
    }

    private void lock(ModelVersion version, TrialStaff staff) {
        ElectronicSignature signature = signing.sign(
                staff.approver(),
                SignatureMeaning.MODEL_LOCK,
                version.packageDigest(),
                ModelVersion.subject(version.id()),
                Optional.empty());
        registry.lock(staff.approver().actor(), version.id(), signature);
    }

    /** Where each package lies; a folder or zip that is no package is passed over. */
    private static Map<ModelVersionId, Path> packages(Path folder) {
        Map<ModelVersionId, Path> packages = new HashMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path path : entries.sorted().toList()) {
                identify(path).ifPresent(id -> packages.put(id, path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The model folder " + folder + " cannot be read", e);
        }
        return packages;
    }

    private static Optional<ModelVersionId> identify(Path path) {
        boolean candidate = path.toString().endsWith(".zip") || Files.isRegularFile(path.resolve(ModelPackage.CARD));
        if (!candidate) {
            return Optional.empty();
        }
        try {
            return Optional.of(ModelPackage.open(path).id());
        } catch (ModelPackageException e) {
            return Optional.empty();
        }
    }
}
