package org.probatum.evaluation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class SurvivalOracleTest {

    private final StatisticsDesk desk =
            new StatisticsDesk(List.of(new SurvivalMethods(), new CoxMethods(), new CompetingRiskMethods()));

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of(
                "survival",
                desk,
                Set.of(
                        "cox-lung-stratified:concordance.concordant",
                        "cox-lung-stratified:concordance.discordant",
                        "cox-lung-stratified:concordance.tied",
                        "maxcombo-gehan:pTwoSided",
                        "maxcombo-gehan:pOneSidedFirstBetter"));
    }

    /**
     * The reference read the 2 strata x 5 counts matrix of R column by column, so its five names hold the concordant
     * pairs of both strata, the discordant pairs of both, and the first stratum's ties: 4206, 1305, 2573, 853, 5.
     */
    @Test
    void addsUpThePairsOfTheStrata() {
        JsonNode concordance =
                OracleCases.answer("survival", "cox-lung-stratified", desk).get("concordance");
        assertThat(concordance.get("concordant").doubleValue()).isEqualTo(4206 + 1305);
        assertThat(concordance.get("discordant").doubleValue()).isEqualTo(2573 + 853);
    }

    /**
     * The reference stopped with "Completion with error > abseps": pmvnorm gives 8.7e-5 to 1.09e-4 with other seeds.
     * Importance sampling in R 4.2.2 (16 million draws from one tail each, weighted by the number of tails hit) gives
     * 1.09859e-4.
     */
    @Test
    void integratesTheTailsOfTheCombinedTest() {
        JsonNode result = OracleCases.answer("survival", "maxcombo-gehan", desk);
        assertThat(result.get("pTwoSided").doubleValue()).isCloseTo(1.09859e-4, within(5e-8));
    }
}
