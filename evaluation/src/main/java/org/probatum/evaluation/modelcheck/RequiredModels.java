package org.probatum.evaluation.modelcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.ModelVersionId;

/** Finds the models whose outputs another one needs, such as a tile encoder. */
@FunctionalInterface
public interface RequiredModels {

    /** @throws IllegalArgumentException if there is no such model, with where it was looked for */
    ModelPackage find(ModelVersionId id);

    /** Those below a folder, each in a folder of its own. */
    static RequiredModels in(Path folder) {
        return id -> find(id, folder);
    }

    private static ModelPackage find(ModelVersionId id, Path models) {
        try (Stream<Path> folders = Files.list(models)) {
            for (Path folder : folders.filter(f -> Files.isRegularFile(f.resolve(ModelPackage.CARD)))
                    .sorted()
                    .toList()) {
                if (isCardOf(id, folder.resolve(ModelPackage.CARD))) {
                    return ModelPackage.open(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the folder of models " + models, e);
        }
        throw new IllegalArgumentException("The required model " + id + " is not below " + models
                + "; name the folder of model packages with --models");
    }

    private static boolean isCardOf(ModelVersionId id, Path card) throws IOException {
        try {
            return ModelCard.parse(Files.readAllBytes(card)).id().equals(id);
        } catch (ModelPackageException e) {
            // Another model's broken card is no reason to refuse this one.
            return false;
        }
    }
}
