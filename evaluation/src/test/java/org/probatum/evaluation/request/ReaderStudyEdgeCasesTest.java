package org.probatum.evaluation.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Awkward reader studies, from public reports of the iMRMC software (#190, #166, #185). */
class ReaderStudyEdgeCasesTest {

    private static final int CASES = 20;
    private static final int READERS = 3;

    private final StatisticsDesk desk = StatisticsDesk.withAllMethods();

    @FunctionalInterface
    private interface Rating {
        double of(int reader, int treatment, int which, boolean diseased);
    }

    @FunctionalInterface
    private interface Design {
        boolean reads(int reader, int which);
    }

    private JsonNode analyse(Design design, Rating rating) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("method", "diagnostic.mrmcObuchowskiRockette");
        ObjectNode input = request.putObject("input");
        ObjectNode data = input.putObject("data");
        List<ArrayNode> columns = new ArrayList<>();
        for (String name : List.of("reader", "treatment", "case", "truth", "rating")) {
            input.put(name, name);
            columns.add(data.putArray(name));
        }
        input.put("figureOfMerit", "empirical AUC");
        input.put("covariance", "DeLong");
        for (int reader = 1; reader <= READERS; reader++) {
            for (int treatment = 1; treatment <= 2; treatment++) {
                for (int which = 0; which < CASES; which++) {
                    if (design.reads(reader, which)) {
                        boolean diseased = which >= CASES / 2;
                        columns.get(0).add(reader);
                        columns.get(1).add(treatment);
                        columns.get(2).add(which);
                        columns.get(3).add(diseased ? 1 : 0);
                        columns.get(4).add(rating.of(reader, treatment, which, diseased));
                    }
                }
            }
        }
        return desk.answer(StatisticsRequests.of(request, Path.of("."), "q"));
    }

    private static Rating noisy() {
        SplittableRandom random = new SplittableRandom(5);
        return (reader, treatment, which, diseased) -> (diseased ? treatment : 0) + random.nextGaussian();
    }

    @Test
    void namesTheRatingThatIsMissingWhenReadersShareNoCases() {
        JsonNode error = analyse((reader, which) -> which % READERS + 1 == reader, noisy())
                .path("error");
        assertThat(error.path("code").asString()).isEqualTo("not-crossed");
        assertThat(error.path("message").asString()).contains("Reader", "case", "treatment");
    }

    @Test
    void oneReaderWithoutAnErrorLeavesTheAnalysisDefined() {
        Rating others = noisy();
        JsonNode test = analyse(
                        (reader, which) -> true,
                        (reader, treatment, which, diseased) -> reader == 1
                                ? (diseased ? 100 : 0) + which
                                : others.of(reader, treatment, which, diseased))
                .path("result")
                .path("randomReadersRandomCases");
        assertThat(test.path("p").doubleValue()).isBetween(0.0, 1.0);
        assertThat(test.path("df2").doubleValue()).isGreaterThanOrEqualTo(READERS - 1);
    }

    @Test
    void hasNoTestWhenNoReaderErrsUnderEitherTreatment() {
        JsonNode result = analyse(
                        (reader, which) -> true, (reader, treatment, which, diseased) -> (diseased ? 100 : 0) + which)
                .path("result");
        for (String analysis :
                List.of("randomReadersRandomCases", "fixedReadersRandomCases", "randomReadersFixedCases")) {
            assertThat(result.path(analysis).path("p").isNull()).as(analysis).isTrue();
            assertThat(result.path(analysis)
                            .path("differences")
                            .path(0)
                            .path("estimate")
                            .doubleValue())
                    .isZero();
        }
    }

    @Test
    void theDegreesOfFreedomNeverFallBelowThoseOfTheReaders() {
        // Hillis 2005: df2 = denominator² / (MS(TR)²/((t − 1)(r − 1))) is (t − 1)(r − 1) at least, as denominator ≥
        // MS(TR)
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            JsonNode test = analyse(
                            (reader, which) -> true,
                            (reader, treatment, which, diseased) ->
                                    (diseased ? 0.5 * reader * treatment : 0) + random.nextGaussian())
                    .path("result")
                    .path("randomReadersRandomCases");
            assertThat(test.path("df2").doubleValue()).isGreaterThanOrEqualTo(READERS - 1 - 1e-9);
        }
    }
}
