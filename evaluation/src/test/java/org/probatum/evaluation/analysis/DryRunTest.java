package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialDefinition;

/** The plan on dummy arms: seeded, stamped, and nothing that only the real trial may tell. */
class DryRunTest {

    private static final TrialDefinition DEFINITION = TrialData.definition();
    private static final List<AnalysedParticipant> REAL = TrialData.participants("demo");

    @Test
    void theSameNumberGivesTheSameArmsAndAnotherNumberOthers() {
        assertThat(arms(7)).isEqualTo(arms(7));
        assertThat(arms(7)).isNotEqualTo(arms(8));
    }

    @Test
    void theDummyArmsFollowTheTrialsRule() {
        // permuted blocks of 4 or 6 within strata: at any time at most 3 apart in each of the two strata
        Map<String, List<AnalysedParticipant>> strata =
                dummies(3).stream().collect(Collectors.groupingBy(AnalysedParticipant::stratum));
        assertThat(strata).hasSize(2);
        strata.values().forEach(stratum -> {
            long ai = stratum.stream()
                    .filter(p -> p.arm().equals(new ArmId("ai")))
                    .count();
            assertThat(Math.abs(2 * ai - stratum.size())).isLessThanOrEqualTo(3);
        });
    }

    @Test
    void whatOneArmSwappedForTheOtherWouldChangeIsNotChangedHere() {
        List<BlindedParticipant> swapped = REAL.stream()
                .map(p -> blinded(new AnalysedParticipant(
                        p.id(),
                        new ArmId(p.arm().value().equals("ai") ? "control" : "ai"),
                        p.site(),
                        p.stratum(),
                        p.baseline(),
                        p.outcome(),
                        p.predictions(),
                        p.columns(),
                        p.withdrawn())))
                .toList();

        assertThat(json(DryRun.results(DEFINITION, swapped, 5)))
                .isEqualTo(json(DryRun.results(DEFINITION, blinded(REAL), 5)));
    }

    @Test
    void everyAnswerCarriesTheStamp() {
        AnalysisResults results = DryRun.results(DEFINITION, blinded(REAL), 1);

        assertThat(results.plan()).hasSameSizeAs(DEFINITION.analysisPlan().analyses());
        assertThat(results.plan()).allMatch(result -> result.standing() == Standing.DRY_RUN);
        long numbers =
                results.plan().stream().mapToLong(r -> r.numbers().size()).sum();
        assertThat(json(results).split("\"stamp\":\"Blinded dry run: dummy arms\"", -1))
                .hasSize((int) numbers + 1);
    }

    @Test
    void howWellAModelPredictsIsNotToldBeforeTheLock() {
        // the areas of the demonstration's models lie between 0.7 and 0.9; with predictions dealt anew they are near
        // 0.5
        AnalysisResult real = TrialAnalysis.of(DEFINITION, REAL).stream()
                .filter(result -> result.id().equals("auc"))
                .findFirst()
                .orElseThrow();
        AnalysisResult dry = DryRun.results(DEFINITION, blinded(REAL), 1).plan().stream()
                .filter(result -> result.id().equals("auc"))
                .findFirst()
                .orElseThrow();

        assertThat(dry.numbers()).hasSameSizeAs(real.numbers());
        for (int i = 0; i < dry.numbers().size(); i++) {
            assertThat(dry.numbers().get(i).estimate().orElseThrow())
                    .isLessThan(real.numbers().get(i).estimate().orElseThrow() - 0.05)
                    .isBetween(0.35, 0.65);
        }
    }

    private static List<ArmId> arms(int number) {
        return dummies(number).stream().map(AnalysedParticipant::arm).toList();
    }

    private static List<AnalysedParticipant> dummies(int number) {
        return new DummyArms(DEFINITION, number).of(blinded(REAL));
    }

    private static List<BlindedParticipant> blinded(List<AnalysedParticipant> participants) {
        return participants.stream().map(DryRunTest::blinded).toList();
    }

    private static BlindedParticipant blinded(AnalysedParticipant p) {
        return new BlindedParticipant(
                p.id(), p.site(), p.stratum(), p.baseline(), p.outcome(), p.predictions(), p.columns(), p.withdrawn());
    }

    private static String json(AnalysisResults results) {
        return results.toJson(Map.of());
    }
}
