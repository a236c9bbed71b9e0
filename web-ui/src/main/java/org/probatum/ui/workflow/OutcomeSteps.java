package org.probatum.ui.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.acquisition.CsvTableReader;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.TableExpectation;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.DataFile;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.FileLocation;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.AllocatedArmAccess;
import org.springframework.stereotype.Component;

/** Captures the outcome of the allocated arm, never of the other. */
@Component
class OutcomeSteps {

    private final OutcomeService outcomes;
    private final AllocatedArmAccess allocated;
    private final Clock clock;

    OutcomeSteps(OutcomeService outcomes, AllocatedArmAccess allocated, Clock clock) {
        this.outcomes = outcomes;
        this.allocated = allocated;
        this.clock = clock;
    }

    void capture(ApprovedProtocol protocol, TrialFiles files, TrialStaff staff, TrialProgress progress) {
        TrialId trial = protocol.trial();
        Set<ParticipantId> captured = outcomes.outcomes(trial).keySet();
        Map<ParticipantId, ArmId> arms = allocated.allocatedArms(
                staff.coordinator().actor(), trial, "capture of the allocated arm's outcomes", clock.instant());
        DataFile source = protocol.definition().outcomes();
        CsvTable table = read(source, files);
        int done = 0;
        for (Map.Entry<ParticipantId, ArmId> allocation : arms.entrySet()) {
            if (!captured.contains(allocation.getKey())) {
                Outcome outcome = outcome(protocol, table, allocation.getKey(), allocation.getValue());
                outcomes.recordOutcome(staff.coordinator().actor(), protocol, outcome, clock.instant());
            }
            progress.advance(++done, arms.size(), Optional.empty());
        }
        protocol.definition().adverseEvents().ifPresent(file -> adverseEvents(trial, read(file, files), arms, staff));
    }

    private void adverseEvents(TrialId trial, CsvTable table, Map<ParticipantId, ArmId> arms, TrialStaff staff) {
        Set<AdverseEvent> recorded = new HashSet<>(outcomes.adverseEvents(trial));
        for (CsvTable.Row row : table.rows()) {
            ParticipantId id = new ParticipantId(required(table, row, "participant_id"));
            ArmId arm = new ArmId(required(table, row, "arm"));
            if (arm.equals(arms.get(id))) {
                AdverseEvent event = new AdverseEvent(
                        id,
                        required(table, row, "term"),
                        Integer.parseInt(required(table, row, "grade")),
                        Integer.parseInt(required(table, row, "onset_day")),
                        required(table, row, "serious").equals("1"));
                if (recorded.add(event)) {
                    outcomes.recordAdverseEvent(staff.coordinator().actor(), trial, event, clock.instant());
                }
            }
        }
    }

    private static Outcome outcome(ApprovedProtocol protocol, CsvTable table, ParticipantId id, ArmId arm) {
        CsvTable.Row row = table.row(id.value())
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no row for participant " + id));
        Map<EndpointId, OutcomeValue> values = new HashMap<>();
        for (Endpoint endpoint : protocol.definition().endpoints()) {
            List<String> cells = endpoint.columnsFor(arm).stream()
                    .map(column -> cell(table, row, column))
                    .toList();
            values.put(endpoint.id(), OutcomeValue.parse(endpoint, cells));
        }
        return new Outcome(id, values);
    }

    private static String cell(CsvTable table, CsvTable.Row row, String column) {
        if (!table.columns().contains(column)) {
            throw new IllegalArgumentException(
                    table.name() + " has no column " + column + ", which the protocol's endpoint names");
        }
        return row.text(column).orElse("");
    }

    private static String required(CsvTable table, CsvTable.Row row, String column) {
        return row.text(column)
                .orElseThrow(() -> new IllegalArgumentException(
                        table.name() + " line " + row.line() + ", column " + column + ": a value is missing"));
    }

    private static CsvTable read(DataFile file, TrialFiles files) {
        Path path = file.location() == FileLocation.BESIDE_DEFINITION
                ? files.definition().toAbsolutePath().resolveSibling(file.file())
                : files.cohort().resolve(file.file());
        boolean single = file.participantColumn().isPresent() || !file.file().contains("adverse");
        TableExpectation expectation = single
                ? TableExpectation.ofIds(file.participantColumnName())
                : new TableExpectation("", Map.of(), true);
        try {
            return CsvTableReader.read(file.file(), Files.readAllBytes(path), expectation, ReadLimits.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + path + ", which the protocol names, cannot be read", e);
        }
    }
}
