package org.probatum.trial.cohort;

import java.util.List;
import org.probatum.trial.protocol.BinaryEndpoint;
import org.probatum.trial.protocol.ContinuousEndpoint;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.TimeToEventEndpoint;

/** What was observed for one endpoint. */
public sealed interface OutcomeValue {

    /**
     * Time to an event or to censoring.
     *
     * @param time in the unit of the endpoint; finite, not negative
     * @param event whether the event was seen; otherwise the time is censored
     */
    record TimeToEvent(double time, boolean event) implements OutcomeValue {
        public TimeToEvent {
            if (!Double.isFinite(time) || time < 0) {
                throw new IllegalArgumentException("A time to event is finite and not negative, was " + time);
            }
        }
    }

    /** Whether it happened. */
    record Binary(boolean occurred) implements OutcomeValue {}

    /** A number in the unit of the endpoint; finite. */
    record Continuous(double value) implements OutcomeValue {
        public Continuous {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A measured value is finite, was " + value);
            }
        }
    }

    /** It could not be determined, for example because follow-up ended earlier. Never a number. */
    record NotEvaluable() implements OutcomeValue {}

    /**
     * Reads an outcome from its cells.
     *
     * @param cells in the order of {@link Endpoint#columnPatterns()}
     * @throws IllegalArgumentException if a cell is impossible, or only part of the cells is filled
     */
    static OutcomeValue parse(Endpoint endpoint, List<String> cells) {
        int expected = endpoint.columnPatterns().size();
        if (cells.size() != expected) {
            throw new IllegalArgumentException(
                    "Endpoint " + endpoint.id() + " has " + expected + " cells, was " + cells.size());
        }
        long blank = cells.stream().filter(String::isBlank).count();
        if (blank == expected) {
            return new NotEvaluable();
        }
        if (blank > 0) {
            throw new IllegalArgumentException(
                    "Endpoint " + endpoint.id() + " has all of its cells or none, was " + cells);
        }
        return switch (endpoint) {
            case TimeToEventEndpoint time ->
                new TimeToEvent(
                        Numbers.parse("The time of " + time.id(), cells.get(0)),
                        Numbers.parseFlag("The event of " + time.id(), cells.get(1)));
            case BinaryEndpoint binary ->
                new Binary(Numbers.parseFlag("The value of " + binary.id(), cells.getFirst()));
            case ContinuousEndpoint number ->
                new Continuous(Numbers.parse("The value of " + number.id(), cells.getFirst()));
        };
    }

    /** Whether this is a value that the endpoint can have. */
    default boolean fits(Endpoint endpoint) {
        return switch (this) {
            case TimeToEvent time -> endpoint instanceof TimeToEventEndpoint;
            case Binary binary -> endpoint instanceof BinaryEndpoint;
            case Continuous number -> endpoint instanceof ContinuousEndpoint;
            case NotEvaluable none -> true;
        };
    }
}
