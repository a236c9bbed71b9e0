package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probatum.evaluation.preparation.CaseReader;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;

/**
 * What a run starts from: the enrolled participants and their acquisitions, frozen.
 *
 * @param trial whose participants they are
 * @param all every enrolled participant, in the order of enrolment; their values help to fill what others lack
 * @param wanted those whose predictions are not sealed yet
 * @param acquisitions the current ones, by participant
 */
record RunData(
        TrialId trial,
        List<EnrolledParticipant> all,
        List<EnrolledParticipant> wanted,
        Map<ParticipantId, List<Acquisition>> acquisitions) {

    RunData {
        all = List.copyOf(all);
        wanted = List.copyOf(wanted);
        acquisitions = Map.copyOf(acquisitions);
    }

    static Map<ParticipantId, List<Acquisition>> byParticipant(List<Acquisition> acquisitions) {
        Map<ParticipantId, List<Acquisition>> byParticipant = new LinkedHashMap<>();
        AvailabilityMatrix.current(acquisitions)
                .forEach(a -> byParticipant
                        .computeIfAbsent(a.participant(), id -> new ArrayList<>())
                        .add(a));
        return byParticipant;
    }

    ClinicalCase read(EnrolledParticipant participant, CaseReader reader) {
        return reader.read(participant.id(), participant.baseline(), acquisitionsOf(participant));
    }

    ClinicalCase readTables(EnrolledParticipant participant, CaseReader reader) {
        return reader.readTables(participant.id(), participant.baseline(), acquisitionsOf(participant));
    }

    /** The columns of each modality that anyone handed over as a table. */
    Map<Modality, Set<String>> tableColumns(ContentStore contents) {
        Map<Modality, Set<String>> columns = new TreeMap<>();
        acquisitions.values().stream()
                .flatMap(List::stream)
                .filter(a -> a.name().endsWith(".csv") && !(a.verdict() instanceof InputQualityVerdict.Refused))
                .forEach(a -> columns.computeIfAbsent(a.modality(), modality -> new TreeSet<>())
                        .addAll(CaseReader.columnsOf(a.name(), contents.get(a.digest()))));
        return columns;
    }

    /** The current acquisitions of a participant. */
    List<Acquisition> acquisitionsOf(EnrolledParticipant participant) {
        return acquisitions.getOrDefault(participant.id(), List.of());
    }

    /** Which modality each table column came with. */
    ColumnModalities columns(ContentStore contents) {
        return ColumnModalities.of(
                acquisitions.values().stream().flatMap(List::stream).toList(), contents);
    }

    /** The digest of participants, baselines and input digests: the same data give the same snapshot. */
    Digest snapshot() {
        List<Object> rows = new ArrayList<>();
        for (EnrolledParticipant p : all) {
            List<String> inputs = acquisitionsOf(p).stream()
                    .map(a -> a.modality() + "/" + a.name() + "=" + a.digest())
                    .sorted()
                    .toList();
            rows.add(Map.of("participant", p.id().value(), "baseline", p.baseline(), "inputs", inputs));
        }
        return Digest.of(CanonicalJson.bytes(rows));
    }
}
