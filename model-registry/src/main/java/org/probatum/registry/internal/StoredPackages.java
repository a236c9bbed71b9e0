package org.probatum.registry.internal;

import java.nio.charset.StandardCharsets;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.ModelRegistryException;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.storage.ContentStore;
import org.probatum.trial.storage.StorageException;
import org.springframework.stereotype.Component;

/** Packages in the content store, checked against their digests whenever they are read. */
@Component
class StoredPackages {

    private final ContentStore store;

    StoredPackages(ContentStore store) {
        this.store = store;
    }

    ModelVersionRow.Contents put(ModelPackage modelPackage, InspectionReport report) {
        return new ModelVersionRow.Contents(
                store.put(modelPackage.toZip()),
                store.put(modelPackage.file(ModelPackage.CARD).orElseThrow()),
                store.put(report.toJson().getBytes(StandardCharsets.UTF_8)));
    }

    ModelCard card(ModelVersionRow row) {
        return ModelCard.parse(store.get(row.cardContent()));
    }

    String text(Digest digest) {
        return new String(store.get(digest), StandardCharsets.UTF_8);
    }

    ModelPackage get(ModelVersionRow row) {
        ModelPackage modelPackage = read(row);
        if (!modelPackage.packageDigest().equals(row.packageDigest())
                || !modelPackage.modelDigest().equals(row.modelDigest())) {
            throw new ModelRegistryException("The stored package of " + row.id()
                    + " is not the one that was registered: its digest differs; restore it from a backup");
        }
        return modelPackage;
    }

    private ModelPackage read(ModelVersionRow row) {
        try {
            return ModelPackage.ofZip(store.get(row.packageContent()));
        } catch (StorageException | ModelPackageException e) {
            throw new ModelRegistryException(
                    "The stored package of " + row.id() + " cannot be used: " + e.getMessage());
        }
    }
}
