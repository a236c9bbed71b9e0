package org.probatum.registry.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.LockedModel;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelDifference;
import org.probatum.registry.ModelInspector;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelRegistryException;
import org.probatum.registry.ModelSession;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.registry.RegistrationOutcome;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps versions in the table {@code model_version} and their packages in the content store. */
@Service
class DatabaseModelRegistry implements ModelRegistry {

    private final EntityManager entities;
    private final StoredPackages packages;
    private final ModelInspector inspector;
    private final AuditTrail trail;
    private final SignatureService signatures;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DatabaseModelRegistry(
            EntityManager entities,
            StoredPackages packages,
            ModelInspector inspector,
            AuditTrail trail,
            SignatureService signatures,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.entities = entities;
        this.packages = packages;
        this.inspector = inspector;
        this.trail = trail;
        this.signatures = signatures;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public RegistrationOutcome register(Actor actor, byte[] zip) {
        actor.require("register models", Role.MODEL_ENGINEER);
        try {
            return register(actor, ModelPackage.ofZip(zip));
        } catch (ModelPackageException e) {
            return refuse(actor, Optional.empty(), Optional.of(Digest.of(zip)), Optional.empty(), e.faults());
        }
    }

    @Override
    public RegistrationOutcome register(Actor actor, ModelPackage modelPackage) {
        actor.require("register models", Role.MODEL_ENGINEER);
        // Inspection runs the model and may take seconds: no transaction is held meanwhile.
        InspectionReport report = inspector.inspect(modelPackage);
        if (!report.accepted()) {
            return refuse(actor, modelPackage, Optional.of(report), report.reasons());
        }
        try {
            return store(actor, modelPackage, report);
        } catch (DataIntegrityViolationException | PersistenceException e) {
            return store(actor, modelPackage, report); // somebody registered the version in between: it is found now
        }
    }

    private RegistrationOutcome store(Actor actor, ModelPackage modelPackage, InspectionReport report) {
        return required(transaction.execute(status -> {
            Optional<ModelVersion> known = find(modelPackage.id());
            if (known.isPresent() && known.get().packageDigest().equals(modelPackage.packageDigest())) {
                return new RegistrationOutcome.AlreadyRegistered(known.get());
            }
            List<String> reasons = known.map(DatabaseModelRegistry::taken)
                    .orElseGet(() -> Requirements.unmet(modelPackage.card(), this::find));
            if (!reasons.isEmpty()) {
                return refuse(actor, modelPackage, Optional.empty(), reasons);
            }
            ModelVersionRow row = new ModelVersionRow(
                    modelPackage.id(),
                    modelPackage.modelDigest(),
                    modelPackage.packageDigest(),
                    packages.put(modelPackage, report),
                    actor.user(),
                    now());
            entities.persist(row);
            entities.flush();
            trail.append(RegistryEvents.registered(actor, row.registeredAt(), row));
            return new RegistrationOutcome.Registered(version(row, modelPackage.card()), report);
        }));
    }

    private static List<String> taken(ModelVersion known) {
        return List.of("Version " + known.id() + " is registered with other content (package digest "
                + known.packageDigest().abbreviated()
                + "…); a registered version never changes: give the new one a later "
                + "version in card.json");
    }

    private RegistrationOutcome refuse(
            Actor actor, ModelPackage modelPackage, Optional<InspectionReport> report, List<String> reasons) {
        return refuse(
                actor, Optional.of(modelPackage.id()), Optional.of(modelPackage.packageDigest()), report, reasons);
    }

    private RegistrationOutcome refuse(
            Actor actor,
            Optional<ModelVersionId> id,
            Optional<Digest> digest,
            Optional<InspectionReport> report,
            List<String> reasons) {
        return required(transaction.execute(status -> {
            trail.append(RegistryEvents.refused(actor, now(), id, digest, reasons));
            return new RegistrationOutcome.Refused(id, report, reasons);
        }));
    }

    @Override
    @Transactional
    public LockedModel lock(Actor actor, ModelVersionId id, ElectronicSignature signature) {
        actor.require("lock models", Role.APPROVER);
        ModelVersionRow row = rowToChange(id);
        if (!(row.status() instanceof ModelStatus.Registered)) {
            throw new ModelRegistryException(
                    "Model " + id + " is locked or retired already; only a registered one can be " + "locked");
        }
        requireSignature(actor, row, signature);
        requireLockedChain(packages.card(row));
        Instant at = now();
        row.lock(actor.user(), at, signature.auditSequence());
        trail.append(RegistryEvents.locked(actor, at, row, signature.auditSequence()));
        return new LockedModel(id, row.modelDigest(), row.packageDigest(), signature.auditSequence());
    }

    private void requireSignature(Actor actor, ModelVersionRow row, ElectronicSignature signature) {
        boolean fits = signature.meaning() == SignatureMeaning.MODEL_LOCK
                && signature.signer().equals(actor.user())
                && signature.isUnder(row.packageDigest());
        if (!fits || !signatures.bySubject(ModelVersion.subject(row.id())).contains(signature)) {
            throw new ModelRegistryException("Locking " + row.id() + " needs a signature of " + actor.name()
                    + " with the meaning \"" + SignatureMeaning.MODEL_LOCK.label() + "\" under the package digest "
                    + row.packageDigest().abbreviated() + "…; sign what is shown and try again");
        }
    }

    private void requireLockedChain(ModelCard card) {
        for (ModelCard.Requirement need : card.requires()) {
            if (locked(need.model()).isEmpty()) {
                throw new ModelRegistryException("The card requires model " + need.model()
                        + ", which is not locked; lock that one first, so that the whole chain is fixed");
            }
        }
    }

    @Override
    @Transactional
    public ModelVersion retire(Actor actor, ModelVersionId id, String reason) {
        actor.require("retire models", Role.APPROVER);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Retiring a model needs a reason");
        }
        ModelVersionRow row = rowToChange(id);
        if (row.status() instanceof ModelStatus.Retired) {
            throw new ModelRegistryException("Model " + id + " is retired already");
        }
        Instant at = now();
        row.retire(actor.user(), at, reason);
        trail.append(RegistryEvents.retired(actor, at, row, reason));
        return version(row);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ModelVersion> list() {
        return entities
                .createQuery("from ModelVersionRow order by name, registeredAt, version", ModelVersionRow.class)
                .getResultList()
                .stream()
                .map(this::version)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ModelVersion> find(ModelVersionId id) {
        return row(id).map(this::version);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LockedModel> locked(ModelVersionId id) {
        return row(id).flatMap(row -> row.status() instanceof ModelStatus.Locked lock
                ? Optional.of(new LockedModel(id, row.modelDigest(), row.packageDigest(), lock.signature()))
                : Optional.empty());
    }

    @Override
    @Transactional(readOnly = true)
    public ModelPackage open(ModelVersionId id) {
        return packages.get(existing(id));
    }

    @Override
    @Transactional(readOnly = true)
    public String inspectionReport(ModelVersionId id) {
        return packages.text(existing(id).reportContent());
    }

    @Override
    @Transactional(readOnly = true)
    public List<ModelVersion> chain(ModelVersionId id) {
        List<ModelVersion> chain = new ArrayList<>();
        Requirements.addChain(version(existing(id)), this::find, chain);
        return chain;
    }

    @Override
    @Transactional(readOnly = true)
    public ModelSession openSession(LockedModel model) {
        ModelPackage stored = packages.get(existing(model.id()));
        if (!stored.modelDigest().equals(model.modelDigest())
                || !stored.packageDigest().equals(model.packageDigest())) {
            throw new ModelRegistryException("Model " + model.id() + " is pinned with the digest "
                    + model.modelDigest().abbreviated() + "…, the registered one has "
                    + stored.modelDigest().abbreviated() + "…");
        }
        // a GPU is taken where there is one; the session says which it got
        return OnnxModelSession.open(stored.model(), SessionSettings.defaults().with(SessionSettings.Provider.CUDA));
    }

    @Override
    @Transactional(readOnly = true)
    public ModelDifference difference(ModelVersionId before, ModelVersionId after) {
        ModelPackage first = open(before);
        ModelPackage second = open(after);
        return ModelDifference.between(
                first.card(), inspector.inspect(first), second.card(), inspector.inspect(second));
    }

    private Optional<ModelVersionRow> row(ModelVersionId id) {
        return Optional.ofNullable(entities.find(ModelVersionRow.class, id.toString()));
    }

    private ModelVersionRow existing(ModelVersionId id) {
        return row(id).orElseThrow(() -> unknown(id));
    }

    private ModelVersionRow rowToChange(ModelVersionId id) {
        ModelVersionRow row = existing(id);
        entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    private static ModelRegistryException unknown(ModelVersionId id) {
        return new ModelRegistryException("There is no registered model " + id);
    }

    private ModelVersion version(ModelVersionRow row) {
        return version(row, packages.card(row));
    }

    private static ModelVersion version(ModelVersionRow row, ModelCard card) {
        return new ModelVersion(
                row.id(),
                row.modelDigest(),
                row.packageDigest(),
                row.reportContent(),
                card,
                row.registeredBy(),
                row.registeredAt(),
                row.status());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RegistrationOutcome required(@org.jspecify.annotations.Nullable RegistrationOutcome outcome) {
        return java.util.Objects.requireNonNull(outcome, "a transaction gives an outcome");
    }
}
