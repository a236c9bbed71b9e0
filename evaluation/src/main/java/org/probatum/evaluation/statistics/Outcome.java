package org.probatum.evaluation.statistics;

import java.util.function.Function;

/**
 * What an estimation led to: a value, or the reason why the data do not determine one.
 *
 * @param <T> the result record of the method
 */
public sealed interface Outcome<T> {

    /** The data determine the quantity. */
    record Estimated<T>(T value) implements Outcome<T> {}

    /**
     * The data do not determine the quantity.
     *
     * @param code stable short name in lower case with hyphens, such as {@code no-events}
     * @param reason one sentence for people
     */
    record NotEstimable<T>(String code, String reason) implements Outcome<T> {}

    static <T> Outcome<T> of(T value) {
        return new Estimated<>(value);
    }

    static <T> Outcome<T> notEstimable(String code, String reason) {
        return new NotEstimable<>(code, reason);
    }

    /** The outcome of a calculation that goes on from this value; a reason is handed on. */
    default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
        return switch (this) {
            case Estimated<T> estimated -> next.apply(estimated.value());
            case NotEstimable<T> not -> new NotEstimable<>(not.code(), not.reason());
        };
    }

    /** The outcome with its value replaced by a function of it; a reason is handed on. */
    default <U> Outcome<U> map(Function<T, U> function) {
        return then(value -> of(function.apply(value)));
    }

    /**
     * The value, for a caller that knows that there is one.
     *
     * @throws IllegalStateException naming the reason, if there is none
     */
    default T orElseThrow() {
        return switch (this) {
            case Estimated<T> estimated -> estimated.value();
            case NotEstimable<T> not -> throw new IllegalStateException(not.reason());
        };
    }
}
