package org.probatum.missing.imputation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** R's data set airquality: New York air quality 1973, with missing Ozone and Solar_R (R package datasets 4.2.2, GPL). */
public final class AirQuality {

    private AirQuality() {}

    /** Ozone, Solar_R, Wind, Temp, Month, Day; NaN where missing; shape [6][153]. */
    public static double[][] columns() {
        try (InputStream in = AirQuality.class.getResourceAsStream("/org/probatum/missing/airquality.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().skip(1).toList();
            double[][] columns = new double[6][lines.size()];
            for (int row = 0; row < lines.size(); row++) {
                String[] fields = lines.get(row).split(",", -1);
                for (int v = 0; v < 6; v++) {
                    columns[v][row] = fields[v].isEmpty() ? Double.NaN : Double.parseDouble(fields[v]);
                }
            }
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
