package org.probatum.registry;

/** One axis of an input or output: of fixed length, or free. */
public sealed interface Axis {

    /**
     * An axis of always the same length.
     *
     * @param length at least 0
     */
    record Fixed(long length) implements Axis {
        @Override
        public String toString() {
            return Long.toString(length);
        }
    }

    /**
     * An axis whose length differs from run to run.
     *
     * @param symbol its name, such as {@code batch} or {@code tiles}; {@code ?} where it has none
     */
    record Free(String symbol) implements Axis {
        @Override
        public String toString() {
            return symbol;
        }
    }
}
