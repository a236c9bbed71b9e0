package org.probatum.registry;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.signature.ElectronicSignature;

/**
 * The registered model versions of an installation.
 *
 * <p>Each change is recorded in the audit trail in its own transaction: MODEL_REGISTERED, MODEL_REFUSED, MODEL_LOCKED,
 * MODEL_RETIRED, with {@link ModelVersion#subject} as subject.
 */
public interface ModelRegistry {

    /**
     * Inspects a package and, when it is accepted, registers it. Refused are also a version that is registered with other
     * bytes, and a package whose card requires a model version that is not registered or lacks the named output.
     *
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no model engineer
     */
    RegistrationOutcome register(Actor actor, ModelPackage modelPackage);

    /** As {@link #register(Actor, ModelPackage)}, from the bytes of a zip; one that cannot be read is refused. */
    RegistrationOutcome register(Actor actor, byte[] zip);

    /**
     * Locks a version for use in trials.
     *
     * @param signature a stored signature of this actor with the meaning MODEL_LOCK under the version's package digest, with
     *     {@link ModelVersion#subject} as subject
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no approver
     * @throws ModelRegistryException if there is no such version, it is locked or retired, a model that it requires is not
     *     locked, or the signature is not under it
     */
    LockedModel lock(Actor actor, ModelVersionId id, ElectronicSignature signature);

    /**
     * Takes a version out of use for new protocols.
     *
     * @param reason why; not blank
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no approver
     * @throws ModelRegistryException if there is no such version or it is retired
     */
    ModelVersion retire(Actor actor, ModelVersionId id, String reason);

    /** Every version, by name and then by time of registration. */
    List<ModelVersion> list();

    Optional<ModelVersion> find(ModelVersionId id);

    /** What a protocol pins; empty where the version does not exist, is not locked or is retired. */
    Optional<LockedModel> locked(ModelVersionId id);

    /**
     * The package as registered.
     *
     * @throws ModelRegistryException if there is no such version, or its stored bytes no longer have its digest
     */
    ModelPackage open(ModelVersionId id);

    /** The report of the inspection that accepted a version, as JSON. */
    String inspectionReport(ModelVersionId id);

    /**
     * The versions whose outputs feed a version, directly or through others, in the order in which they must run; the version
     * itself comes last.
     */
    List<ModelVersion> chain(ModelVersionId id);

    /**
     * Loads a locked model. Its bytes are checked against the pinned digests first; a version that was retired since it was
     * pinned still loads.
     *
     * @throws ModelRegistryException if the stored package is not the pinned one
     * @throws ModelLoadException if the runtime refuses it
     */
    ModelSession openSession(LockedModel model);

    /** What differs between two versions. */
    ModelDifference difference(ModelVersionId before, ModelVersionId after);
}
