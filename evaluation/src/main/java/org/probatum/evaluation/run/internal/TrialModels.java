package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.evaluation.preparation.TileEncoder;
import org.probatum.registry.LockedModel;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelSession;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.ModelRole;
import org.probatum.trial.protocol.TrialDefinition;

/** The pinned models of a trial, loaded until closed. */
final class TrialModels implements AutoCloseable {

    private final List<TrialModel> onTrial = new ArrayList<>();
    private final List<ModelSession> sessions = new ArrayList<>();
    private Optional<TileEncoder> encoder = Optional.empty();

    private TrialModels() {}

    /**
     * Loads the models that a protocol pins.
     *
     * @throws IllegalArgumentException if one is not locked, is locked with another digest than the pinned one, or its
     *     inputs cannot be made; nothing stays open then
     */
    static TrialModels open(TrialDefinition definition, ModelRegistry registry) {
        TrialModels models = new TrialModels();
        try {
            for (ModelReference reference : definition.models()) {
                models.add(reference, registry);
            }
            return models;
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    /**
     * Loads the models that a protocol pins from their packages, on the CPU.
     *
     * @param packages by name and version, such as {@code late_kronecker@1.0.0}
     * @throws IllegalArgumentException if one is missing or has not the pinned digest; nothing stays open then
     */
    static TrialModels of(TrialDefinition definition, Map<String, ModelPackage> packages) {
        TrialModels models = new TrialModels();
        try {
            for (ModelReference reference : definition.models()) {
                models.add(reference, packages);
            }
            return models;
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    private void add(ModelReference reference, Map<String, ModelPackage> packages) {
        ModelPackage found = packages.get(reference.reference());
        if (found == null || !found.modelDigest().equals(reference.digest())) {
            throw new IllegalArgumentException(
                    "Model " + reference.reference() + " is missing or has not the digest that the protocol pins");
        }
        ModelSession session = OnnxModelSession.open(found.model(), SessionSettings.defaults());
        sessions.add(session);
        List<ModelCard> cards =
                packages.values().stream().map(ModelPackage::card).toList();
        add(reference, found.card(), session, cards);
    }

    private void add(ModelReference reference, ModelCard card, ModelSession session, List<ModelCard> cards) {
        if (reference.role() == ModelRole.ENCODER) {
            encoder = Optional.of(TileEncoder.of(card, session, usedOutput(cards, card.id())));
        } else {
            onTrial.add(TrialModel.of(reference, card, session));
        }
    }

    /** Those whose predictions are analysed, in protocol order. */
    List<TrialModel> onTrial() {
        return List.copyOf(onTrial);
    }

    Optional<TileEncoder> encoder() {
        return encoder;
    }

    /** Every table column that any of them takes. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        onTrial.forEach(model -> columns.addAll(model.columns()));
        return columns;
    }

    private void add(ModelReference reference, ModelRegistry registry) {
        ModelVersionId id = new ModelVersionId(reference.name(), reference.version());
        LockedModel locked = registry.locked(id)
                .orElseThrow(() -> new IllegalArgumentException("Model " + id
                        + " is pinned by the protocol and not locked in the registry; register and lock it"));
        if (!locked.modelDigest().equals(reference.digest())) {
            throw new IllegalArgumentException("Model " + id + " is pinned by the protocol with digest "
                    + reference.digest().abbreviated() + "… and locked in the registry with "
                    + locked.modelDigest().abbreviated() + "…; the trial may only run what it pinned");
        }
        ModelSession session = registry.openSession(locked);
        sessions.add(session);
        List<ModelCard> cards = registry.list().stream().map(ModelVersion::card).toList();
        add(reference, registry.find(id).orElseThrow().card(), session, cards);
    }

    /** The output of an encoder that other models ask for. */
    private static String usedOutput(List<ModelCard> cards, ModelVersionId encoder) {
        return cards.stream()
                .flatMap(card -> card.requires().stream())
                .filter(requirement -> requirement.model().equals(encoder))
                .map(ModelCard.Requirement::output)
                .findFirst()
                .orElse("features");
    }

    @Override
    public void close() {
        sessions.forEach(ModelSession::close);
    }
}
