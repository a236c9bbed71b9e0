package org.probatum.trial.acquisition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/** The bytes of a cohort folder's inputs. */
final class CohortInputs {

    private CohortInputs() {}

    static Map<String, byte[]> of(CohortFolder cohort, ParticipantId id, Modality modality, ReadLimits limits) {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        CsvTable table = cohort.tables().get(modality);
        if (table != null) {
            table.row(id.value()).ifPresent(row -> inputs.put(table.name(), table.withRowOnly(row)));
        }
        for (Path file : cohort.files(id, modality)) {
            inputs.put(file.getFileName().toString(), bytes(file, limits));
        }
        return inputs;
    }

    static byte[] bytes(Path file, ReadLimits limits) {
        try {
            limits.requireBytes(file.toString(), Files.size(file));
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableInputException("There is no file " + file + "; a cohort folder has one", e);
        } catch (IOException e) {
            throw new UnreadableInputException("The file " + file + " cannot be read", e);
        }
    }
}
