package org.probatum.trial.randomization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.trial.TestPeople.APPROVER;
import static org.probatum.trial.TestPeople.AUDITOR;
import static org.probatum.trial.TestPeople.COORDINATOR;
import static org.probatum.trial.TestPeople.STATISTICIAN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.probatum.trial.TestApplication;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.Candidate;
import org.probatum.trial.cohort.CohortFlow;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DataQuery;
import org.probatum.trial.cohort.DataQueryService;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.cohort.DatabaseLockedException;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.InformedConsent;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ParticipantQuery;
import org.probatum.trial.cohort.ParticipantStatus;
import org.probatum.trial.cohort.PredictionSeal;
import org.probatum.trial.cohort.ScreeningOutcome.Eligible;
import org.probatum.trial.cohort.ScreeningOutcome.ScreenFailure;
import org.probatum.trial.cohort.Withdrawal;
import org.probatum.trial.protocol.Amendment;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.CriterionId;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.GliomaTrial;
import org.probatum.trial.protocol.InvalidDefinitionException;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Protocol, cohort and randomization together; each test has a trial of its own. */
@SpringBootTest(classes = TestApplication.class)
@Import(TrialJourneyTests.Seals.class)
abstract class TrialJourneyTests {

    private static final Instant NOW = TestApplication.NOW;
    private static final LocalDate DAY = LocalDate.of(2020, 5, 4);
    private static final Digest SIGNATURE = Digest.ofText("signed");

    @Autowired
    ProtocolService protocols;

    @Autowired
    CohortService cohort;

    @Autowired
    CohortOverview overview;

    @Autowired
    OutcomeService outcomes;

    @Autowired
    DataQueryService queries;

    @Autowired
    RandomizationService randomization;

    @Autowired
    AuditLog log;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Seals seals;

    @TestConfiguration(proxyBeanMethods = false)
    static class Seals {
        final Set<String> sealed = ConcurrentHashMap.newKeySet();

        @Bean
        PredictionSeal predictionSeal() {
            return (trial, participant) -> sealed.contains(trial + "/" + participant);
        }
    }

    @Test
    void goesFromDraftToUnblindedTrial() {
        ApprovedProtocol protocol = approved("whole");
        TrialId trial = protocol.trial();
        Digest commitment = randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        List<EnrolledParticipant> enrolled = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            enrolled.add(enrol(protocol, id(i), (i - 1) % 3 == 0 ? "4" : "2"));
            randomization.randomize(COORDINATOR, enrolled.getLast(), NOW);
        }
        assertThatThrownBy(() -> outcomes.recordOutcome(COORDINATOR, protocol, outcome(id(1), 12.5), NOW))
                .hasMessage("The outcome of participant GS-0001 is refused before the prediction is sealed"
                        + " by a complete run");
        assertThat(outcomes.outcome(trial, id(1))).isEmpty();
        Map<ParticipantId, ArmId> arms = randomization.allocatedArms(COORDINATOR, trial, "capture outcomes", NOW);
        for (EnrolledParticipant participant : enrolled) {
            seals.sealed.add(trial + "/" + participant.id());
            outcomes.recordOutcome(COORDINATOR, protocol, outcome(participant.id(), 12.5), NOW);
        }
        outcomes.recordAdverseEvent(COORDINATOR, trial, new AdverseEvent(id(2), "nausea", 1, 201, false), NOW);
        DatabaseLock lock = cohort.lockDatabase(APPROVER, protocol, SIGNATURE, NOW);
        UnblindedTrial unblinded = randomization.reveal(STATISTICIAN, lock, NOW);

        // Python 3, docs/methods/randomization.md: stratified blocks of 4 and 6, same seed, same strata
        String expected = "ai control ai control control ai ai ai control control ai control control control ai ai "
                + "control ai control control ai ai ai control";
        assertThat(String.join(
                        " ",
                        unblinded.arms().values().stream().map(ArmId::value).toList()))
                .isEqualTo(expected);
        assertThat(arms).isEqualTo(unblinded.arms());
        assertThat(unblinded.commitment()).isEqualTo(commitment);
        assertThat(unblinded.counts()).containsEntry(new ArmId("ai"), 12).containsEntry(new ArmId("control"), 12);
        assertThat(unblinded.lock().content()).isEqualTo(overview.contentDigest(trial));
        assertThat(randomization.unblinded(trial).orElseThrow().arms()).isEqualTo(unblinded.arms());
        assertThat(randomization.reveal(STATISTICIAN, lock, NOW).arms()).isEqualTo(unblinded.arms());
        assertThat(entries(trial, AuditAction.UNBLINDED)).hasSize(1);
        CohortFlow flow = overview.flow(trial);
        assertThat(flow.screened()).isEqualTo(24);
        assertThat(flow.enrolled()).isEqualTo(24);
        assertThat(flow.outcomeRecorded()).isEqualTo(24);
    }

    @Test
    void theArmIsNowhereBeforeUnblinding() {
        ApprovedProtocol protocol = approved("masked");
        randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        Allocation allocation = randomization.randomize(COORDINATOR, enrol(protocol, id(1), "4"), NOW);

        assertThat(randomization.randomize(
                        COORDINATOR, cohort.enrolled(protocol.trial(), id(1)).orElseThrow(), NOW))
                .isEqualTo(allocation);
        assertThat(randomization.allocations(protocol.trial())).containsExactly(allocation);
        List<AuditEntry> entries = entries(protocol.trial(), AuditAction.PARTICIPANT_RANDOMIZED);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().canonical())
                .contains(allocation.armCommitment().hex())
                .doesNotContain("\"ai\"")
                .doesNotContain("\"control\"");
        assertThat(jdbc.queryForList("select * from allocation").toString())
                .doesNotContain("=ai")
                .doesNotContain("control");
        assertThat(jdbc.queryForList("select * from randomization").toString())
                .doesNotContain(RandomizationSeedTest.SEED.reveal());
        assertThat(randomization.unblinded(protocol.trial())).isEmpty();
    }

    @Test
    void anAlteredAllocationIsFound() {
        ApprovedProtocol protocol = approved("altered");
        randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        for (int i = 1; i <= 4; i++) {
            randomization.randomize(COORDINATOR, enrol(protocol, id(i), "4"), NOW);
        }
        List<Allocation> stored = randomization.allocations(protocol.trial());
        Digest commitment = randomization.commitment(protocol.trial()).orElseThrow();
        assertThat(AllocationReplay.verify(protocol.definition(), RandomizationSeedTest.SEED, commitment, stored))
                .isInstanceOf(ReplayOutcome.Intact.class);
        List<Allocation> altered = new ArrayList<>(stored);
        Allocation third = stored.get(2);
        altered.set(2, new Allocation(id(9), 3, third.stratum(), third.at(), third.armCommitment()));
        assertThat(AllocationReplay.verify(protocol.definition(), RandomizationSeedTest.SEED, commitment, altered))
                .isInstanceOfSatisfying(
                        ReplayOutcome.Broken.class,
                        broken -> assertThat(broken.number()).isEqualTo(3));
        RandomizationSeed other = RandomizationSeed.of(new byte[32]);
        assertThat(AllocationReplay.verify(protocol.definition(), other, commitment, stored))
                .isInstanceOfSatisfying(
                        ReplayOutcome.Broken.class,
                        broken -> assertThat(broken.number()).isZero());
    }

    @Test
    void revealingFindsAnAllocationThatWasMovedInTheDatabase() {
        ApprovedProtocol protocol = approved("tampered");
        randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        for (int i = 1; i <= 4; i++) {
            randomization.randomize(COORDINATOR, enrol(protocol, id(i), "4"), NOW);
        }
        jdbc.update(
                "update allocation set stratum = 'grade=2-3' where trial = ? and allocation_number = 1",
                protocol.trial().value());
        DatabaseLock lock = cohort.lockDatabase(APPROVER, protocol, SIGNATURE, NOW);
        assertThatThrownBy(() -> randomization.reveal(STATISTICIAN, lock, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the one that the seed and the rule give");
        assertThat(randomization.unblinded(protocol.trial())).isEmpty();
        assertThat(entries(protocol.trial(), AuditAction.UNBLINDED)).isEmpty();
    }

    @Test
    void simultaneousRandomizationsAreEachMadeOnce() throws Exception {
        ApprovedProtocol protocol = approved("together");
        randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        List<EnrolledParticipant> enrolled = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            enrolled.add(enrol(protocol, id(i), "4"));
        }
        List<Future<Allocation>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int repeat = 0; repeat < 2; repeat++) {
                for (EnrolledParticipant participant : enrolled) {
                    answers.add(threads.submit(() -> randomization.randomize(COORDINATOR, participant, NOW)));
                }
            }
        }
        Set<Integer> numbers = new HashSet<>();
        for (Future<Allocation> answer : answers) {
            numbers.add(answer.get().number());
        }
        assertThat(numbers).hasSize(12).contains(1, 12);
        assertThat(randomization.allocations(protocol.trial())).hasSize(12);
    }

    @Test
    void enrolsAndRandomizes240ParticipantsInSeconds() {
        ApprovedProtocol protocol = approved("many");
        randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        long start = System.nanoTime();
        for (int i = 1; i <= 240; i++) {
            randomization.randomize(COORDINATOR, enrol(protocol, id(i), String.valueOf(2 + i % 3)), NOW);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
        assertThat(cohort.enrolled(protocol.trial())).hasSize(240);
    }

    @Test
    void refusesBadInputWithOneSentenceAndStoresNothing() {
        ApprovedProtocol protocol = approved("bad");
        TrialId trial = protocol.trial();
        Eligible eligible = screen(protocol, id(1), "2");
        long before = log.size();
        assertRefused("was screened already", () -> screen(protocol, id(1), "2"));
        assertRefused(
                "not a site of trial",
                () -> cohort.screen(
                        COORDINATOR, protocol, new Candidate(id(2), new SiteId("elsewhere"), Map.of()), DAY, NOW));
        assertRefused(
                "is not in the future",
                () -> cohort.screen(COORDINATOR, protocol, candidate(id(2), "50", "2"), LocalDate.of(2026, 3, 4), NOW));
        assertRefused(
                "is a number, was \"old\"",
                () -> cohort.screen(COORDINATOR, protocol, candidate(id(2), "old", "2"), DAY, NOW));
        assertRefused(
                "with the consent of participant GS-0002",
                () -> cohort.enrol(COORDINATOR, protocol, eligible, consent(id(2), DAY), DAY, NOW));
        assertRefused(
                "before the consent was signed",
                () -> cohort.enrol(COORDINATOR, protocol, eligible, consent(id(1), DAY.plusDays(1)), DAY, NOW));
        assertRefused(
                "before the assessment",
                () -> cohort.enrol(
                        COORDINATOR, protocol, eligible, consent(id(1), DAY.minusDays(2)), DAY.minusDays(1), NOW));
        assertRefused(
                "has no participant GS-0003",
                () -> cohort.enrol(COORDINATOR, protocol, new Eligible(id(3), DAY), consent(id(3), DAY), DAY, NOW));
        assertThat(log.size()).isEqualTo(before);
        assertThat(overview.flow(trial).screened()).isEqualTo(1);

        EnrolledParticipant one = cohort.enrol(COORDINATOR, protocol, eligible, consent(id(1), DAY), DAY, NOW);
        assertRefused(
                "the status is Enrolled",
                () -> cohort.enrol(COORDINATOR, protocol, eligible, consent(id(1), DAY), DAY, NOW));
        assertRefused("has not committed", () -> randomization.randomize(COORDINATOR, one, NOW));
        assertRefused(
                "before the enrolment", () -> cohort.withdraw(COORDINATOR, one, withdrawal(DAY.minusDays(1)), NOW));
        seals.sealed.add(trial + "/" + id(1));
        assertRefused(
                "lacks endpoint",
                () -> outcomes.recordOutcome(COORDINATOR, protocol, new Outcome(id(1), Map.of()), NOW));
        assertRefused(
                "of another kind",
                () -> outcomes.recordOutcome(
                        COORDINATOR,
                        protocol,
                        new Outcome(
                                id(1),
                                Map.of(
                                        new EndpointId("time-to-progression"),
                                        new OutcomeValue.Binary(true),
                                        new EndpointId("progression-24m"),
                                        new OutcomeValue.Binary(true))),
                        NOW));
        assertThatThrownBy(() -> new AdverseEvent(id(1), "nausea", 6, 3, false))
                .hasMessageContaining("is 1 to 5, was 6");
        cohort.withdraw(COORDINATOR, one, withdrawal(DAY.plusDays(3)), NOW);
        assertRefused("withdrew already", () -> cohort.withdraw(COORDINATOR, one, withdrawal(DAY.plusDays(3)), NOW));
        randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        assertRefused("has withdrawn", () -> randomization.randomize(COORDINATOR, one, NOW));
    }

    @Test
    void nothingChangesAfterTheLock() {
        ApprovedProtocol protocol = approved("locked");
        TrialId trial = protocol.trial();
        EnrolledParticipant one = enrol(protocol, id(1), "2");
        Eligible eligible = screen(protocol, id(2), "2");
        randomization.commit(STATISTICIAN, protocol, RandomizationSeedTest.SEED, NOW);
        DataQuery query = queries.open(STATISTICIAN, trial, id(1), "karnofsky", "Is 90 right?", NOW);
        assertRefused(
                "has 1 data query that is not closed", () -> cohort.lockDatabase(APPROVER, protocol, SIGNATURE, NOW));
        queries.answer(COORDINATOR, trial, query.id(), "Yes.", NOW);
        assertThat(queries.close(STATISTICIAN, trial, query.id(), NOW).status()).isEqualTo(DataQuery.Status.CLOSED);
        cohort.lockDatabase(APPROVER, protocol, SIGNATURE, NOW);
        Digest content = overview.contentDigest(trial);
        long before = log.size();
        seals.sealed.add(trial + "/" + id(1));

        assertLocked(() -> screen(protocol, id(3), "2"));
        assertLocked(() -> cohort.enrol(COORDINATOR, protocol, eligible, consent(id(2), DAY), DAY, NOW));
        assertLocked(() -> randomization.randomize(COORDINATOR, one, NOW));
        assertLocked(() -> cohort.withdraw(COORDINATOR, one, withdrawal(DAY.plusDays(1)), NOW));
        assertLocked(() -> outcomes.recordOutcome(COORDINATOR, protocol, outcome(id(1), 3), NOW));
        assertLocked(() ->
                outcomes.recordAdverseEvent(COORDINATOR, trial, new AdverseEvent(id(1), "nausea", 1, 2, false), NOW));
        assertLocked(() -> queries.open(STATISTICIAN, trial, id(1), "age", "Sure?", NOW));
        assertLocked(() -> cohort.lockDatabase(APPROVER, protocol, SIGNATURE, NOW));
        assertThat(log.size()).isEqualTo(before);
        assertThat(overview.contentDigest(trial)).isEqualTo(content);
        assertThat(cohort.databaseLock(trial).orElseThrow().content()).isEqualTo(content);
    }

    @Test
    void rolesAreKept() {
        ApprovedProtocol protocol = approved("roles");
        EnrolledParticipant one = enrol(protocol, id(1), "2");
        assertNotAllowed(() -> protocols.draft(COORDINATOR, definition("other"), NOW));
        assertNotAllowed(() -> protocols.approve(STATISTICIAN, protocol.trial(), "1.0", NOW, SIGNATURE));
        assertNotAllowed(() -> cohort.screen(AUDITOR, protocol, candidate(id(2), "50", "2"), DAY, NOW));
        assertNotAllowed(() -> randomization.commit(COORDINATOR, protocol, RandomizationSeedTest.SEED, NOW));
        assertNotAllowed(() -> randomization.randomize(STATISTICIAN, one, NOW));
        assertNotAllowed(() -> randomization.allocatedArms(STATISTICIAN, protocol.trial(), "curious", NOW));
        assertNotAllowed(() -> outcomes.recordOutcome(APPROVER, protocol, outcome(id(1), 3), NOW));
        assertNotAllowed(() -> cohort.lockDatabase(COORDINATOR, protocol, SIGNATURE, NOW));
    }

    @Test
    void showsTheCohortPageByPage() {
        ApprovedProtocol protocol = approved("pages");
        TrialId trial = protocol.trial();
        for (int i = 1; i <= 7; i++) {
            enrol(protocol, id(i), "3");
        }
        assertThat(cohort.screen(COORDINATOR, protocol, candidate(id(8), "17", "5"), DAY, NOW))
                .isInstanceOf(ScreenFailure.class);
        assertThat(cohort.screen(COORDINATOR, protocol, candidate(id(9), "17", "2"), DAY, NOW))
                .isInstanceOf(ScreenFailure.class);
        screen(protocol, id(10), "2");
        cohort.withdraw(
                COORDINATOR,
                cohort.enrolled(trial, id(7)).orElseThrow(),
                new Withdrawal(id(7), DAY.plusDays(9), Withdrawal.Extent.FOLLOW_UP, "moved away"),
                NOW);

        var newestFirst = new ParticipantQuery(
                1, 3, "", Optional.of(ParticipantStatus.ENROLLED), ParticipantQuery.Sort.ENROLMENT_NUMBER, false);
        assertThat(overview.page(trial, newestFirst))
                .extracting(Participant::id)
                .containsExactly(id(5), id(4), id(3));
        assertThat(overview.count(trial, newestFirst)).isEqualTo(6);
        assertThat(overview.page(
                        trial,
                        new ParticipantQuery(
                                0, 50, "gs-001", Optional.empty(), ParticipantQuery.Sort.PARTICIPANT, true)))
                .extracting(Participant::id)
                .containsExactly(id(10));
        assertThat(overview.count(
                        trial,
                        new ParticipantQuery(0, 50, "_", Optional.empty(), ParticipantQuery.Sort.PARTICIPANT, true)))
                .isZero();
        assertThat(overview.count(trial, ParticipantQuery.first(1))).isEqualTo(10);
        CohortFlow flow = overview.flow(trial);
        assertThat(flow)
                .isEqualTo(
                        new CohortFlow(10, 2, Map.of(new CriterionId("I1"), 2, new CriterionId("I2"), 1), 1, 7, 1, 0));
    }

    @Test
    void aCorrectionKeepsTheOldValuesInTheTrail() {
        ApprovedProtocol protocol = approved("corrected");
        enrol(protocol, id(1), "2");
        seals.sealed.add(protocol.trial() + "/" + id(1));
        outcomes.recordOutcome(COORDINATOR, protocol, outcome(id(1), 12.5), NOW);
        assertRefused("recorded already", () -> outcomes.recordOutcome(COORDINATOR, protocol, outcome(id(1), 13), NOW));
        outcomes.correctOutcome(COORDINATOR, protocol, outcome(id(1), 21.5), "typing error", NOW);
        assertThat(outcomes.outcome(protocol.trial(), id(1))).contains(outcome(id(1), 21.5));
        assertThat(entries(protocol.trial(), AuditAction.OUTCOME_RECORDED)
                        .getFirst()
                        .canonical())
                .contains("12.5")
                .contains("21.5")
                .contains("typing error");
    }

    @Test
    void protocolVersionsAreKeptAndCompared() {
        ApprovedProtocol first = approved("versions");
        TrialId trial = first.trial();
        assertRefused("has a protocol already", () -> protocols.draft(STATISTICIAN, definition("versions"), NOW));
        assertRefused("changes nothing", () -> protocols.amend(STATISTICIAN, definition("versions"), "none", NOW));
        byte[] changed = new String(definition("versions"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\"version\": \"1.0\",\n \"title\"", "\"version\": \"1.1\",\n \"title\"")
                .replace("\"min\": 18", "\"min\": 21")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Amendment amendment = protocols.amend(STATISTICIAN, changed, "ethics committee", NOW);
        assertThat(amendment.changes()).containsExactly("/eligibility/participants/0/min", "/version");
        assertThat(protocols.current(trial).orElseThrow().version()).isEqualTo("1.0");
        ApprovedProtocol second = protocols.approve(APPROVER, trial, "1.1", NOW, SIGNATURE);
        assertRefused("is approved already", () -> protocols.approve(APPROVER, trial, "1.1", NOW, SIGNATURE));
        assertThat(protocols.current(trial).orElseThrow().digest()).isEqualTo(second.digest());
        assertThat(protocols.difference(trial, "1.0", "1.1")).isEqualTo(amendment.changes());
        assertThat(protocols.versions(trial)).hasSize(2);
        assertThat(protocols.version(trial, "1.0").orElseThrow().digest()).isEqualTo(first.digest());
        assertThat(second.approval().signature()).isEqualTo(SIGNATURE);
        assertRefused("runs under protocol version 1.1; version 1.0 was amended", () -> screen(first, id(1), "2"));
        assertThat(screen(second, id(1), "2").participant()).isEqualTo(id(1));
    }

    @Test
    void aProtocolWithoutEverySpiritAiItemIsNotApproved() {
        String text = new String(definition("spirit"), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("(?s)\\{\\s*\"item\": \"22\".*?},", "");
        DraftProtocol draft =
                protocols.draft(STATISTICIAN, text.getBytes(java.nio.charset.StandardCharsets.UTF_8), NOW);
        assertRefused(
                "states the SPIRIT-AI items 22",
                () -> protocols.approve(APPROVER, draft.trial(), "1.0", NOW, SIGNATURE));
        assertThat(protocols.current(draft.trial())).isEmpty();
    }

    @Test
    void anInvalidDefinitionIsNotStored() {
        long before = log.size();
        assertThatThrownBy(() -> protocols.draft(STATISTICIAN, GliomaTrial.with("\"ratio\": 1", "\"ratio\": 0"), NOW))
                .isInstanceOf(InvalidDefinitionException.class);
        assertThat(log.size()).isEqualTo(before);
        assertThat(protocols.versions(new TrialId("glioma-rct"))).isEmpty();
    }

    private ApprovedProtocol approved(String name) {
        DraftProtocol draft = protocols.draft(STATISTICIAN, definition(name), NOW);
        return protocols.approve(APPROVER, draft.trial(), draft.version(), NOW, SIGNATURE);
    }

    private static byte[] definition(String name) {
        return GliomaTrial.with("\"id\": \"glioma-rct\"", "\"id\": \"trial-" + name + "\"");
    }

    private Eligible screen(ApprovedProtocol protocol, ParticipantId id, String grade) {
        return (Eligible) cohort.screen(COORDINATOR, protocol, candidate(id, "50", grade), DAY, NOW);
    }

    private EnrolledParticipant enrol(ApprovedProtocol protocol, ParticipantId id, String grade) {
        return cohort.enrol(COORDINATOR, protocol, screen(protocol, id, grade), consent(id, DAY), DAY, NOW);
    }

    private static Candidate candidate(ParticipantId id, String age, String grade) {
        return new Candidate(id, new SiteId("site-a"), Map.of("age_years", age, "grade", grade, "karnofsky", "90"));
    }

    private static InformedConsent consent(ParticipantId id, LocalDate signedOn) {
        return new InformedConsent(id, "1.0", signedOn, "Ada Lovelace");
    }

    private static Withdrawal withdrawal(LocalDate on) {
        return new Withdrawal(id(1), on, Withdrawal.Extent.INTERVENTION, "own wish");
    }

    private static Outcome outcome(ParticipantId id, double months) {
        return new Outcome(
                id,
                Map.of(
                        new EndpointId("time-to-progression"),
                        new OutcomeValue.TimeToEvent(months, true),
                        new EndpointId("progression-24m"),
                        new OutcomeValue.Binary(true)));
    }

    private static ParticipantId id(int number) {
        return new ParticipantId("GS-%04d".formatted(number));
    }

    private List<AuditEntry> entries(TrialId trial, AuditAction action) {
        return log.page(AuditFilter.ofTrial(trial.value()).with(action), 0, 100);
    }

    private static void assertRefused(String sentence, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static void assertLocked(Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(DatabaseLockedException.class)
                .hasMessageEndingWith("is locked; its data cannot change any more");
    }

    private static void assertNotAllowed(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(NotAllowedException.class);
    }
}
