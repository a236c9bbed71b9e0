package org.probatum.ui.cohort;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.probatum.registry.ModelRegistry;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.UnreadableInputException;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.Candidate;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.InformedConsent;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ScreeningOutcome;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.SiteId;
import org.probatum.ui.cohort.ImportedRow.Result;
import org.probatum.ui.component.Progress;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a cohort folder in, one participant after the other in the order of enrolment: screened, enrolled, randomized, inputs
 * acquired. Each participant is one transaction: refused, or taken whole.
 *
 * <p>Who is enrolled already keeps the enrolment and gets the inputs that are new.
 */
@Service
class CohortImport {

    private final CohortDesk desk;
    private final ModelRegistry registry;
    private final TransactionTemplate transaction;

    CohortImport(CohortDesk desk, ModelRegistry registry, PlatformTransactionManager transactions) {
        this.desk = desk;
        this.registry = registry;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * How the consents of the imported participants were obtained; each was signed on the day of enrolment.
     *
     * @param formVersion version of the consent form
     * @param obtainedBy by whom
     */
    record Consents(String formVersion, String obtainedBy) {}

    /**
     * Takes the folder in.
     *
     * @param progress is told after each participant
     * @param cancelled asked before each participant; what was taken until then stays
     * @throws UnreadableInputException if the folder as a whole cannot be read: nothing is taken then
     */
    List<ImportedRow> run(
            Actor actor,
            ApprovedProtocol protocol,
            Path folder,
            Consents consents,
            Consumer<Progress> progress,
            BooleanSupplier cancelled) {
        CohortFolder cohort = CohortFolder.read(folder, ReadLimits.USUAL);
        BaselineColumns columns = BaselineColumns.of(protocol.definition(), registry);
        List<CsvTable.Row> rows = cohort.participants().rows().stream()
                .sorted(Comparator.comparing(row -> row.text("enrolment_date").orElse("")))
                .toList();
        List<ImportedRow> imported = new ArrayList<>();
        for (CsvTable.Row row : rows) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            imported.add(take(actor, protocol, cohort, row, columns, consents));
            progress.accept(new Progress("Importing participants", imported.size(), rows.size(), Optional.empty()));
        }
        return imported;
    }

    private ImportedRow take(
            Actor actor,
            ApprovedProtocol protocol,
            CohortFolder cohort,
            CsvTable.Row row,
            BaselineColumns columns,
            Consents consents) {
        try {
            ImportedRow taken =
                    transaction.execute(status -> takeWhole(actor, protocol, cohort, row, columns, consents));
            return Objects.requireNonNull(taken);
        } catch (RuntimeException refusal) {
            String reason = Refusal.inWords(refusal).orElseThrow(() -> refusal);
            return new ImportedRow(row.line(), row.id(), Result.REFUSED, reason);
        }
    }

    private ImportedRow takeWhole(
            Actor actor,
            ApprovedProtocol protocol,
            CohortFolder cohort,
            CsvTable.Row row,
            BaselineColumns columns,
            Consents consents) {
        ParticipantId id = new ParticipantId(row.id());
        Optional<EnrolledParticipant> known = desk.cohort().enrolled(protocol.trial(), id);
        if (known.isPresent()) {
            return new ImportedRow(row.line(), row.id(), Result.UPDATED, acquire(actor, cohort, known.get()));
        }
        LocalDate date = date(row);
        ScreeningOutcome outcome = desk.screen(actor, protocol, candidate(id, row, columns), date);
        return switch (outcome) {
            case ScreeningOutcome.ScreenFailure failure ->
                new ImportedRow(row.line(), row.id(), Result.SCREEN_FAILURE, "Not met: " + join(failure.notMet()));
            case ScreeningOutcome.Eligible eligible -> {
                InformedConsent consent = new InformedConsent(id, consents.formVersion(), date, consents.obtainedBy());
                EnrolledParticipant enrolled = desk.enrol(actor, protocol, eligible, consent, date);
                boolean committed =
                        desk.randomizations().commitment(protocol.trial()).isPresent();
                String allocation =
                        committed ? "number " + desk.randomize(actor, enrolled).number() : "not randomized yet";
                yield new ImportedRow(
                        row.line(), row.id(), Result.ENROLLED, allocation + "; " + acquire(actor, cohort, enrolled));
            }
        };
    }

    private static Candidate candidate(ParticipantId id, CsvTable.Row row, BaselineColumns columns) {
        Map<String, String> values = new HashMap<>();
        row.cells().forEach((column, value) -> {
            if (columns.take(column)) {
                values.put(column, value);
            }
        });
        String site = row.text("site")
                .orElseThrow(() -> new IllegalArgumentException("Line " + row.line() + " names no site"));
        return new Candidate(id, new SiteId(site), values);
    }

    private static LocalDate date(CsvTable.Row row) {
        String text = row.text("enrolment_date").orElse("");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "The enrolment_date of line " + row.line() + " is a date like 2026-03-14, was \"" + text + "\"", e);
        }
    }

    private String acquire(Actor actor, CohortFolder cohort, EnrolledParticipant participant) {
        int inputs = 0;
        List<String> refused = new ArrayList<>();
        for (Modality modality : cohort.modalities()) {
            Map<String, byte[]> files = cohort.inputs(participant.id(), modality, ReadLimits.USUAL);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                InputQualityVerdict verdict = desk.acquire(actor, participant, modality, file.getKey(), file.getValue())
                        .verdict();
                inputs++;
                if (verdict instanceof InputQualityVerdict.Refused) {
                    refused.add(modality + " " + file.getKey() + ": " + String.join("; ", verdict.why()));
                }
            }
        }
        String count = Words.count(inputs, "input", "inputs");
        return refused.isEmpty() ? count : count + ", of them refused: " + String.join(" | ", refused);
    }

    private static String join(List<?> parts) {
        return String.join(", ", parts.stream().map(Object::toString).toList());
    }
}
