package org.probatum.trial.acquisition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a table should look like.
 *
 * @param idColumn the column that names the row, in which each value appears once and is not empty; empty when the table
 *     has none, and then a row's identifier is its line number
 * @param columns the columns that must be there and what they may hold, in order
 * @param othersAllowed whether a column that is not named here is accepted
 */
public record TableExpectation(String idColumn, Map<String, AcceptedValues> columns, boolean othersAllowed) {

    public TableExpectation {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** A table without identifiers and with exactly these columns, of any text. */
    public static TableExpectation withoutIds(String... columns) {
        Map<String, AcceptedValues> accepted = new LinkedHashMap<>();
        for (String column : columns) {
            accepted.put(column, new AcceptedValues.AnyText());
        }
        return new TableExpectation("", accepted, false);
    }

    /** A table of which only the column of identifiers is known. */
    public static TableExpectation ofIds(String idColumn) {
        return new TableExpectation(idColumn, Map.of(), true);
    }
}
