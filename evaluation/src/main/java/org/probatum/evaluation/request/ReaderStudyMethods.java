package org.probatum.evaluation.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.diagnostic.ObuchowskiRockette;
import org.probatum.evaluation.statistics.diagnostic.ReaderStudy;

/** Multi-reader multi-case studies. */
public final class ReaderStudyMethods implements MethodFamily {

    private static final String SENSITIVITY = "sensitivity, rating >= ";

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("diagnostic.mrmcObuchowskiRockette", ObuchowskiRockette.SOURCE, ReaderStudyMethods::analyse)
                .methods();
    }

    private static Object analyse(RequestInput input) {
        String reader = input.text("reader");
        String treatment = input.text("treatment");
        String caseColumn = input.text("case");
        String truth = input.text("truth");
        String rating = input.text("rating");
        DataTable table = input.table().complete(List.of(reader, treatment, caseColumn, truth, rating));
        List<String> treatments = table.distinct(treatment);
        List<String> readers = table.distinct(reader);
        List<String> cases = table.distinct(caseColumn);
        int[] t = table.levels(treatment, treatments);
        int[] r = table.levels(reader, readers);
        int[] c = table.levels(caseColumn, cases);
        double[] values = table.numbers(rating);
        double[] status = table.numbers(truth);
        double[][][] ratings = new double[treatments.size()][readers.size()][cases.size()];
        for (double[][] ofTreatment : ratings) {
            for (double[] ofReader : ofTreatment) {
                Arrays.fill(ofReader, Double.NaN);
            }
        }
        boolean[] diseased = new boolean[cases.size()];
        for (int i = 0; i < values.length; i++) {
            ratings[t[i]][r[i]][c[i]] = values[i];
            diseased[c[i]] = status[i] == 1;
        }
        requireCrossed(ratings, treatments, readers, cases);
        return study(input, ratings, diseased)
                .map(study -> ObuchowskiRockette.of(study, treatments, input.confidenceLevel()));
    }

    private static void requireCrossed(
            double[][][] ratings, List<String> treatments, List<String> readers, List<String> cases) {
        for (int t = 0; t < ratings.length; t++) {
            for (int r = 0; r < ratings[t].length; r++) {
                for (int c = 0; c < ratings[t][r].length; c++) {
                    if (Double.isNaN(ratings[t][r][c])) {
                        throw new StatisticsException(
                                "not-crossed",
                                "Reader " + readers.get(r) + " has no rating of case " + cases.get(c)
                                        + " under treatment " + treatments.get(t)
                                        + "; the analysis needs every reader to rate every case under every treatment");
                    }
                }
            }
        }
    }

    private static Outcome<ReaderStudy> study(RequestInput input, double[][][] ratings, boolean[] diseased) {
        String figure = input.text("figureOfMerit", "empirical AUC");
        String covariance = input.text("covariance", "DeLong");
        if (figure.equals("empirical AUC")) {
            return ReaderStudy.ofAuc(ratings, diseased, method(covariance, input));
        }
        if (figure.startsWith(SENSITIVITY) && covariance.equals("jackknife")) {
            return ReaderStudy.ofSensitivity(
                    ratings, diseased, Double.parseDouble(figure.substring(SENSITIVITY.length())));
        }
        throw input.invalid(
                "figureOfMerit",
                "must be \"empirical AUC\", or \"" + SENSITIVITY + "…\" with jackknife covariance; was \"" + figure
                        + "\" with " + covariance);
    }

    private static ReaderStudy.CovarianceMethod method(String text, RequestInput input) {
        String name = text.toUpperCase(Locale.ROOT);
        if (!name.equals("DELONG") && !name.equals("JACKKNIFE")) {
            throw input.invalid("covariance", "must be DeLong or jackknife, was " + text);
        }
        return ReaderStudy.CovarianceMethod.valueOf(name);
    }
}
