package org.probatum.trial.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.internal.AdverseEventEntity;
import org.probatum.trial.cohort.internal.DataQueryEntity;
import org.probatum.trial.cohort.internal.OutcomeEntity;
import org.probatum.trial.cohort.internal.ParticipantEntity;
import org.probatum.trial.cohort.internal.TrialStateEntity;
import org.probatum.trial.protocol.CriterionId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns stored rows into records, and values into what a row or an audit entry holds. */
final class CohortRecords {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CohortRecords() {}

    static EnrolledParticipant enrolled(ParticipantEntity row) {
        return new EnrolledParticipant(
                new TrialId(row.trial()),
                new ParticipantId(row.participant()),
                new SiteId(row.site()),
                Objects.requireNonNull(row.enrolledOn()),
                Objects.requireNonNull(row.enrolmentNumber()),
                baseline(row));
    }

    static Participant participant(ParticipantEntity row) {
        ParticipantId id = new ParticipantId(row.participant());
        return new Participant(
                id,
                new SiteId(row.site()),
                ParticipantStatus.valueOf(row.status()),
                row.assessedOn(),
                notMet(row),
                Optional.ofNullable(row.enrolledOn()),
                Optional.ofNullable(row.enrolmentNumber()),
                consent(id, row),
                baseline(row),
                withdrawal(id, row),
                row.outcomeRecorded());
    }

    static List<CriterionId> notMet(ParticipantEntity row) {
        return row.notMet().isEmpty()
                ? List.of()
                : Arrays.stream(row.notMet().split(" ")).map(CriterionId::new).toList();
    }

    private static Optional<InformedConsent> consent(ParticipantId id, ParticipantEntity row) {
        return row.consentForm() == null
                ? Optional.empty()
                : Optional.of(new InformedConsent(
                        id,
                        Objects.requireNonNull(row.consentForm()),
                        Objects.requireNonNull(row.consentSignedOn()),
                        Objects.requireNonNull(row.consentObtainedBy())));
    }

    private static Optional<Withdrawal> withdrawal(ParticipantId id, ParticipantEntity row) {
        return row.withdrawnOn() == null
                ? Optional.empty()
                : Optional.of(new Withdrawal(
                        id,
                        Objects.requireNonNull(row.withdrawnOn()),
                        Withdrawal.Extent.valueOf(Objects.requireNonNull(row.withdrawalExtent())),
                        Objects.requireNonNull(row.withdrawalReason())));
    }

    static String baselineText(Map<String, String> values) {
        Map<String, String> filled = new TreeMap<>();
        values.forEach((column, value) -> {
            if (!value.isBlank()) {
                filled.put(column, value.strip());
            }
        });
        return CanonicalJson.write(filled);
    }

    private static Map<String, String> baseline(ParticipantEntity row) {
        return JSON.readValue(row.baseline(), new TypeReference<Map<String, String>>() {});
    }

    static void fill(OutcomeEntity row, OutcomeValue value) {
        row.measured(null);
        row.happened(null);
        switch (value) {
            case OutcomeValue.TimeToEvent time -> {
                row.kind("TIME_TO_EVENT");
                row.measured(time.time());
                row.happened(time.event());
            }
            case OutcomeValue.Binary binary -> {
                row.kind("BINARY");
                row.happened(binary.occurred());
            }
            case OutcomeValue.Continuous number -> {
                row.kind("CONTINUOUS");
                row.measured(number.value());
            }
            case OutcomeValue.NotEvaluable none -> row.kind("NOT_EVALUABLE");
        }
    }

    static OutcomeValue value(OutcomeEntity row) {
        return switch (row.kind()) {
            case "TIME_TO_EVENT" ->
                new OutcomeValue.TimeToEvent(
                        Objects.requireNonNull(row.measured()), Objects.requireNonNull(row.happened()));
            case "BINARY" -> new OutcomeValue.Binary(Objects.requireNonNull(row.happened()));
            case "CONTINUOUS" -> new OutcomeValue.Continuous(Objects.requireNonNull(row.measured()));
            case "NOT_EVALUABLE" -> new OutcomeValue.NotEvaluable();
            default -> throw new IllegalStateException("Unknown kind of outcome " + row.kind());
        };
    }

    static Map<EndpointId, OutcomeValue> values(List<OutcomeEntity> rows) {
        Map<EndpointId, OutcomeValue> values = new TreeMap<>();
        rows.forEach(row -> values.put(new EndpointId(row.endpoint()), value(row)));
        return values;
    }

    /** The values as an audit entry holds them: per endpoint, plain numbers and truth values by name. */
    static Map<String, Object> facts(Map<EndpointId, OutcomeValue> values) {
        Map<String, Object> facts = new TreeMap<>();
        values.forEach((endpoint, value) -> facts.put(
                endpoint.value(),
                switch (value) {
                    case OutcomeValue.TimeToEvent time -> Map.of("time", time.time(), "event", time.event());
                    case OutcomeValue.Binary binary -> Map.of("occurred", binary.occurred());
                    case OutcomeValue.Continuous number -> Map.of("value", number.value());
                    case OutcomeValue.NotEvaluable none -> "not evaluable";
                }));
        return facts;
    }

    static AdverseEvent adverseEvent(AdverseEventEntity row) {
        return new AdverseEvent(
                new ParticipantId(row.participant()), row.term(), row.grade(), row.onsetDay(), row.serious());
    }

    static DataQuery query(DataQueryEntity row) {
        return new DataQuery(
                row.id(),
                new ParticipantId(row.participant()),
                row.about(),
                row.question(),
                DataQuery.Status.valueOf(row.status()),
                row.openedBy(),
                row.openedAt(),
                Optional.ofNullable(row.answer()));
    }

    static Optional<DatabaseLock> lock(TrialStateEntity state) {
        return state.lockedAt() == null
                ? Optional.empty()
                : Optional.of(new DatabaseLock(
                        new TrialId(state.trial()),
                        Objects.requireNonNull(state.lockedBy()),
                        Objects.requireNonNull(state.lockedAt()),
                        new Digest(Objects.requireNonNull(state.lockSignature())),
                        new Digest(Objects.requireNonNull(state.lockContent()))));
    }

    /** One row of the content that a database lock binds to. */
    static Map<String, Object> content(ParticipantEntity row) {
        Map<String, Object> content = new HashMap<>();
        content.put("participant", row.participant());
        content.put("site", row.site());
        content.put("status", row.status());
        content.put("assessedOn", row.assessedOn().toString());
        content.put("notMet", row.notMet());
        content.put("baseline", baseline(row));
        content.put("consent", listOf(row.consentForm(), row.consentSignedOn(), row.consentObtainedBy()));
        content.put("enrolment", listOf(row.enrolmentNumber(), row.enrolledOn()));
        content.put("withdrawal", listOf(row.withdrawnOn(), row.withdrawalExtent(), row.withdrawalReason()));
        return content;
    }

    private static List<String> listOf(@Nullable Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            if (value != null) {
                texts.add(value.toString());
            }
        }
        return texts;
    }
}
