package org.probatum.alignment.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementSeriesTest {

    private static final Instant START = Instant.parse("2001-01-01T00:00:00Z");

    private static Instant day(double days) {
        return START.plusSeconds(Math.round(days * 86400));
    }

    private static TimedValue at(double days, double value) {
        return new TimedValue(day(days), value);
    }

    private static final MeasurementSeries SERIES =
            new MeasurementSeries(List.of(at(40, 8), at(0, 10), at(10, 12), at(14, 20)));

    @Test
    void theNearestMeasurementInTheWindowStandsForTheVisit() {
        AcquisitionWindow window = AcquisitionWindow.of(Duration.ofDays(7));
        assertThat(SERIES.nearest(day(13), window))
                .isEqualTo(new VisitValue.Measured(day(13), at(14, 20), Duration.ofDays(1)));
        // day 12 lies as far from day 10 as from day 14: the earlier one counts
        assertThat(SERIES.nearest(day(12), window))
                .isEqualTo(new VisitValue.Measured(day(12), at(10, 12), Duration.ofDays(-2)));
        assertThat(SERIES.nearest(day(30), window)).isInstanceOf(VisitValue.Missing.class);
        // both ends belong to the window
        assertThat(SERIES.nearest(day(33), window)).isInstanceOf(VisitValue.Measured.class);
        AcquisitionWindow onlyAfter = new AcquisitionWindow(Duration.ZERO, Duration.ofDays(3));
        assertThat(SERIES.nearest(day(12), onlyAfter))
                .isEqualTo(new VisitValue.Measured(day(12), at(14, 20), Duration.ofDays(2)));
    }

    @Test
    void betweenTwoMeasurementsTheValueLiesOnTheLine() {
        // from 20 on day 14 to 8 on day 40: on day 27, half way, 14
        assertThat(SERIES.interpolated(day(27), Duration.ofDays(30)))
                .isInstanceOfSatisfying(
                        VisitValue.Interpolated.class,
                        i -> assertThat(i.value()).isCloseTo(14, within(1e-12)));
        assertThat(SERIES.interpolated(day(27), Duration.ofDays(25)))
                .isInstanceOfSatisfying(
                        VisitValue.Missing.class, m -> assertThat(m.reason()).contains("26 days"));
        assertThat(SERIES.interpolated(day(41), Duration.ofDays(30))).isInstanceOf(VisitValue.Missing.class);
        assertThat(SERIES.interpolated(day(-1), Duration.ofDays(30))).isInstanceOf(VisitValue.Missing.class);
        assertThat(SERIES.interpolated(day(10), Duration.ofDays(30)))
                .isEqualTo(new VisitValue.Measured(day(10), at(10, 12), Duration.ZERO));
    }

    @Test
    void changeIsAbsoluteRelativeAndPerYear() {
        VisitValue first = new VisitValue.Measured(day(0), at(0, 10), Duration.ZERO);
        VisitValue last = new VisitValue.Measured(day(730), at(730.5, 13), Duration.ofHours(12));
        VisitChange change = VisitChange.of(first, last).orElseThrow();
        assertThat(change.absolute()).isEqualTo(3);
        assertThat(change.relative().orElseThrow()).isCloseTo(0.3, within(1e-15));
        // 730.5 days are two years of 365.25
        assertThat(change.perYear()).isCloseTo(1.5, within(1e-12));
        assertThat(VisitChange.of(first, new VisitValue.Missing(day(9), "lost")))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> VisitChange.of(last, first));
    }

    @Test
    void twoMeasurementsAtOneTimeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeasurementSeries(List.of(at(1, 2), at(1, 3))))
                .withMessageContaining("decide first");
    }
}
