package org.probatum.ui.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.run.TrialVocabulary;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.cohort.Candidate;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.InformedConsent;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ParticipantStatus;
import org.probatum.trial.cohort.Screening;
import org.probatum.trial.cohort.ScreeningOutcome;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.springframework.stereotype.Component;

/** Enrols and randomizes a cohort folder's participants one by one, and acquires their inputs. */
@Component
class CohortSteps {

    private final CohortService cohort;
    private final CohortOverview overview;
    private final RandomizationService randomizations;
    private final AcquisitionService acquisitions;
    private final TrialVocabulary vocabularies;
    private final Clock clock;

    CohortSteps(
            CohortService cohort,
            CohortOverview overview,
            RandomizationService randomizations,
            AcquisitionService acquisitions,
            TrialVocabulary vocabularies,
            Clock clock) {
        this.cohort = cohort;
        this.overview = overview;
        this.randomizations = randomizations;
        this.acquisitions = acquisitions;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /** Screens, enrols and randomizes everybody in order of enrolment date. */
    void enrol(ApprovedProtocol protocol, CohortFolder folder, TrialStaff staff, TrialProgress progress) {
        Set<String> outcomeColumns = outcomeColumns(protocol);
        List<ParticipantId> order = folder.participantIds().stream()
                .sorted(Comparator.comparing((ParticipantId id) -> enrolledOn(folder, id))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int done = 0;
        for (ParticipantId id : order) {
            enrolled(protocol, folder, id, outcomeColumns, staff)
                    .ifPresent(p -> randomizations.randomize(staff.coordinator().actor(), p, clock.instant()));
            progress.advance(++done, order.size(), Optional.empty());
        }
    }

    /** Acquires what the folder has of every enrolled participant; what is missing stays missing. */
    void acquire(ApprovedProtocol protocol, CohortFolder folder, TrialStaff staff, TrialProgress progress) {
        TrialId trial = protocol.trial();
        if (!folder.vocabulary().isEmpty()) {
            vocabularies.store(staff.coordinator().actor(), trial, folder.vocabulary());
        }
        List<EnrolledParticipant> enrolled = cohort.enrolled(trial);
        int done = 0;
        for (EnrolledParticipant participant : enrolled) {
            for (Modality modality : folder.modalities()) {
                folder.inputs(participant.id(), modality, ReadLimits.USUAL)
                        .forEach((name, bytes) -> acquisitions.acquire(
                                staff.coordinator().actor(), trial, participant.id(), modality, name, bytes));
            }
            progress.advance(++done, enrolled.size(), Optional.empty());
        }
    }

    private Optional<EnrolledParticipant> enrolled(
            ApprovedProtocol protocol,
            CohortFolder folder,
            ParticipantId id,
            Set<String> outcomeColumns,
            TrialStaff staff) {
        Optional<EnrolledParticipant> already = cohort.enrolled(protocol.trial(), id);
        if (already.isPresent()) {
            return already;
        }
        LocalDate day = enrolledOn(folder, id);
        return eligible(protocol, folder, id, outcomeColumns, day, staff)
                .map(eligible -> cohort.enrol(
                        staff.coordinator().actor(),
                        protocol,
                        eligible,
                        new InformedConsent(
                                id, "1.0", day, staff.coordinator().actor().name()),
                        day,
                        clock.instant()));
    }

    private Optional<ScreeningOutcome.Eligible> eligible(
            ApprovedProtocol protocol,
            CohortFolder folder,
            ParticipantId id,
            Set<String> outcomeColumns,
            LocalDate day,
            TrialStaff staff) {
        Candidate candidate = candidate(folder.participant(id), id, outcomeColumns);
        Optional<Participant> screened = overview.participant(protocol.trial(), id);
        ScreeningOutcome outcome = screened.isPresent()
                ? Screening.assess(protocol.definition(), candidate, day)
                : cohort.screen(staff.coordinator().actor(), protocol, candidate, day, clock.instant());
        boolean open =
                screened.map(p -> p.status() == ParticipantStatus.ELIGIBLE).orElse(true);
        return open && outcome instanceof ScreeningOutcome.Eligible eligible ? Optional.of(eligible) : Optional.empty();
    }

    /** Baseline values only: an outcome that a site's table may hold is never read here. */
    private static Candidate candidate(CsvTable.Row row, ParticipantId id, Set<String> outcomeColumns) {
        Map<String, String> values = new HashMap<>(row.cells());
        values.keySet().removeIf(column -> column.startsWith("has_") || outcomeColumns.contains(column));
        String site = String.valueOf(values.remove("site"));
        values.remove("enrolment_date");
        values.remove(CohortFolder.ID_COLUMN);
        return new Candidate(id, new SiteId(site), values);
    }

    private static Set<String> outcomeColumns(ApprovedProtocol protocol) {
        Set<String> columns = new HashSet<>();
        protocol.definition().endpoints().forEach(endpoint -> {
            columns.addAll(endpoint.valueNames());
            protocol.definition().arms().forEach(arm -> columns.addAll(endpoint.columnsFor(arm.id())));
        });
        return columns;
    }

    private static LocalDate enrolledOn(CohortFolder folder, ParticipantId id) {
        return folder.participant(id)
                .text("enrolment_date")
                .map(LocalDate::parse)
                .orElseThrow(() -> new IllegalArgumentException(
                        "participants.csv: participant " + id + " has no enrolment_date; give one as YYYY-MM-DD"));
    }
}
