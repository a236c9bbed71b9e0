package org.probatum.evaluation.preparation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.acquisition.CsvTableReader;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.TableExpectation;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.storage.ContentStore;

/**
 * Which modality each table column came with, as the acquisition of its table says.
 *
 * <p>A column that no acquired table has was written at enrolment and belongs to no modality. Should two modalities have
 * a column of the same name, it belongs to the one whose name comes first.
 *
 * @param byColumn the modality by column
 */
public record ColumnModalities(Map<String, Modality> byColumn) {

    private static final String ID = "participant_id";
    private static final TableExpectation TABLE = TableExpectation.ofIds(ID);

    public ColumnModalities {
        byColumn = Map.copyOf(byColumn);
    }

    /** Of a cohort without tables. */
    public static ColumnModalities none() {
        return new ColumnModalities(Map.of());
    }

    /**
     * As the acquisitions say that count now; refused ones say nothing.
     *
     * @param acquisitions all of a trial, those of one participant oldest first
     * @param contents where their bytes lie
     */
    public static ColumnModalities of(List<Acquisition> acquisitions, ContentStore contents) {
        Collector collected = new Collector();
        AvailabilityMatrix.current(acquisitions).stream()
                .filter(a -> !(a.verdict() instanceof InputQualityVerdict.Refused))
                .filter(a -> isTable(a.name()))
                .forEach(a -> collected.add(a.modality(), a.name(), contents.get(a.digest())));
        return collected.done();
    }

    /** As the tables of a cohort folder say, by modality. */
    public static ColumnModalities ofTables(Map<Modality, CsvTable> tables) {
        Collector collected = new Collector();
        tables.forEach(collected::add);
        return collected.done();
    }

    /**
     * The modality of a column; empty when it was written at enrolment.
     *
     * @param column as a model names it: {@code sex_male} is made from a column {@code sex} of words
     */
    public Optional<Modality> of(String column) {
        Modality own = byColumn.get(column);
        int split = column.lastIndexOf('_');
        return own != null || split < 0
                ? Optional.ofNullable(own)
                : Optional.ofNullable(byColumn.get(column.substring(0, split)));
    }

    private static Modality first(Modality one, Modality other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static boolean isTable(String name) {
        return name.endsWith(".csv");
    }

    /** Reads tables one after another, where there is more than their acquisitions. */
    public static final class Collector {

        private final Map<String, Modality> byColumn = new HashMap<>();

        /** A file; only a table has columns. */
        public void add(Modality modality, String name, byte[] bytes) {
            if (isTable(name)) {
                add(modality, CsvTableReader.read(name, bytes, TABLE, ReadLimits.USUAL));
            }
        }

        void add(Modality modality, CsvTable table) {
            table.columns().stream()
                    .filter(column -> !column.equals(ID))
                    .forEach(column -> byColumn.merge(column, modality, ColumnModalities::first));
        }

        public ColumnModalities done() {
            return new ColumnModalities(byColumn);
        }
    }
}
