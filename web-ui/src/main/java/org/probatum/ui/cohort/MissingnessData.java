package org.probatum.ui.cohort;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probatum.evaluation.missingness.CohortMissingness;
import org.probatum.evaluation.missingness.TableMissingness;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.acquisition.CsvTableReader;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.TableExpectation;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.UnblindedAllocation;
import org.probatum.trial.storage.ContentStore;

/** What the page of missing data shows, read once from what was acquired. The arm is read only when it was revealed. */
final class MissingnessData {

    static final String ARM = "arm";

    private static final TableExpectation TABLE = TableExpectation.ofIds("participant_id");

    private final List<EnrolledParticipant> enrolled;
    private final AvailabilityMatrix availability;
    private final Map<Modality, List<Map<String, String>>> cells = new TreeMap<>();
    private final Map<ParticipantId, String> arms = new TreeMap<>();

    MissingnessData(CohortDesk desk, TrialId trial, List<Modality> modalities, ContentStore contents) {
        enrolled = desk.cohort().enrolled(trial);
        List<ParticipantId> ids = enrolled.stream().map(EnrolledParticipant::id).toList();
        availability = desk.acquisitions().availability(trial, ids, modalities);
        for (Acquisition one : AvailabilityMatrix.current(desk.acquisitions().byTrial(trial))) {
            if (one.name().endsWith(".csv") && !(one.verdict() instanceof InputQualityVerdict.Refused)) {
                CsvTableReader.read(one.name(), contents.get(one.digest()), TABLE, ReadLimits.USUAL)
                        .row(one.participant().value())
                        .ifPresent(row -> cells.computeIfAbsent(one.modality(), modality -> new ArrayList<>())
                                .add(row.cells()));
            }
        }
        desk.randomizations()
                .unblinded(trial)
                .ifPresent(revealed -> revealed.allocations().forEach(this::addArm));
    }

    private void addArm(UnblindedAllocation allocation) {
        arms.put(allocation.participant(), allocation.arm().value());
    }

    int participants() {
        return enrolled.size();
    }

    boolean unblinded() {
        return !arms.isEmpty();
    }

    List<Modality> modalities() {
        return availability.modalities();
    }

    List<ParticipantId> ids() {
        return enrolled.stream().map(EnrolledParticipant::id).toList();
    }

    Availability at(ParticipantId participant, Modality modality) {
        return availability.at(participant, modality);
    }

    List<Set<Modality>> present() {
        return enrolled.stream().map(participant -> present(participant.id())).toList();
    }

    private Set<Modality> present(ParticipantId id) {
        Set<Modality> present = new HashSet<>();
        for (Modality modality : modalities()) {
            Availability here = availability.at(id, modality);
            if (here == Availability.COLLECTED || here == Availability.DOUBTFUL) {
                present.add(modality);
            }
        }
        return present;
    }

    CohortMissingness cohort() {
        Optional<LocalDate> first =
                enrolled.stream().map(EnrolledParticipant::enrolledOn).min(LocalDate::compareTo);
        return CohortMissingness.of(
                modalities(),
                enrolled.stream().map(p -> row(p, first.orElseThrow())).toList());
    }

    private CohortMissingness.Row row(EnrolledParticipant participant, LocalDate first) {
        Map<String, String> covariates = new TreeMap<>(participant.baseline());
        covariates.put("site", participant.site().value());
        covariates.put(
                "days since the first enrolment",
                String.valueOf(ChronoUnit.DAYS.between(first, participant.enrolledOn())));
        Optional.ofNullable(arms.get(participant.id())).ifPresent(arm -> covariates.put(ARM, arm));
        return new CohortMissingness.Row(present(participant.id()), covariates);
    }

    /** The columns of each table modality. */
    Map<Modality, Set<String>> columns() {
        Map<Modality, Set<String>> columns = new TreeMap<>();
        cells.forEach((modality, rows) -> {
            Set<String> names = new TreeSet<>();
            rows.forEach(row -> names.addAll(row.keySet()));
            columns.put(modality, names);
        });
        return columns;
    }

    /** The tables that hold numbers. */
    List<TableMissingness> tables() {
        List<TableMissingness> tables = new ArrayList<>();
        cells.forEach((modality, rows) -> {
            List<Map<String, String>> values =
                    rows.stream().map(MissingnessData::withoutId).toList();
            boolean numbers = values.stream()
                    .flatMap(row -> row.values().stream())
                    .anyMatch(cell -> cell.matches("-?[0-9.]+([eE]-?[0-9]+)?"));
            if (numbers) {
                tables.add(TableMissingness.of(modality, values));
            }
        });
        return tables;
    }

    private static Map<String, String> withoutId(Map<String, String> row) {
        Map<String, String> values = new TreeMap<>(row);
        values.remove("participant_id");
        return values;
    }
}
