package org.probatum.report;

import java.time.Instant;
import java.time.LocalDate;
import org.probatum.report.number.Numbers;

/** One cell of a table: a value that PDF prints and Excel keeps as a number or date. */
public sealed interface Cell {

    /** As printed. */
    String text();

    record Empty() implements Cell {
        @Override
        public String text() {
            return "";
        }
    }

    record Text(String text) implements Cell {}

    /** A digest or identifier, monospaced. */
    record Code(String text) implements Cell {}

    record Count(long n) implements Cell {
        @Override
        public String text() {
            return Numbers.count(n);
        }
    }

    /** A number with its decimals. */
    record Number(double value, int decimals) implements Cell {

        public Number {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A number cell is finite, was " + value + "; use NotEstimable");
            }
        }

        @Override
        public String text() {
            return Numbers.decimal(value, decimals);
        }
    }

    /** A count of a whole: {@code 81/263 (30.8%)}. */
    record Share(long part, long whole) implements Cell {
        @Override
        public String text() {
            return Numbers.countOf(part, whole);
        }
    }

    /** An estimate with its interval; a limit may be infinite where it does not exist. */
    record Estimate(double value, double lower, double upper, int decimals) implements Cell {

        public Estimate {
            if (!Double.isFinite(value) || !(lower <= upper)) {
                throw new IllegalArgumentException("An estimate is finite and its limits ordered, was " + value + " ("
                        + lower + ", " + upper + ")");
            }
        }

        @Override
        public String text() {
            return Numbers.estimate(value, lower, upper, decimals);
        }
    }

    /** @param p 0 to 1 */
    record PValue(double p) implements Cell {

        public PValue {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("A p-value lies between 0 and 1, was " + p);
            }
        }

        @Override
        public String text() {
            return Numbers.pValue(p);
        }
    }

    record Date(LocalDate date) implements Cell {
        @Override
        public String text() {
            return Numbers.date(date);
        }
    }

    record Moment(Instant at) implements Cell {
        @Override
        public String text() {
            return Numbers.instant(at);
        }
    }

    /** No number exists, and why. */
    record NotEstimable(String reason) implements Cell {
        @Override
        public String text() {
            return Numbers.notEstimable(reason);
        }
    }
}
