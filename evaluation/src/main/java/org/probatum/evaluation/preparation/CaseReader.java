package org.probatum.evaluation.preparation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.acquisition.CsvTableReader;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.NiftiReader;
import org.probatum.trial.acquisition.NiftiVolume;
import org.probatum.trial.acquisition.RasterImage;
import org.probatum.trial.acquisition.RasterImageReader;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.TableExpectation;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.storage.ContentStore;

/**
 * Reads what was acquired of a participant; a refused input is left out.
 *
 * @param contents where the acquired bytes lie
 * @param columns the table columns that any model asks for
 */
public record CaseReader(ContentStore contents, Set<String> columns) {

    private static final TableExpectation TABLE = TableExpectation.ofIds("participant_id");

    public CaseReader {
        columns = Set.copyOf(columns);
    }

    /**
     * @param baseline values at enrolment, as written by the site
     * @param acquisitions the current acquisitions of this participant
     */
    public ClinicalCase read(ParticipantId id, Map<String, String> baseline, List<Acquisition> acquisitions) {
        return read(id, baseline, acquisitions, false);
    }

    /** As {@link #read(ParticipantId, Map, List)}, without opening slides and volumes. */
    public ClinicalCase readTables(ParticipantId id, Map<String, String> baseline, List<Acquisition> acquisitions) {
        return read(id, baseline, acquisitions, true);
    }

    /**
     * Reads files that lie outside the content store, as in a cohort folder.
     *
     * @param baseline values at enrolment, as written by the site
     * @param files the bytes by name, by modality
     * @param columns the table columns that any model asks for
     */
    public static ClinicalCase ofFiles(
            ParticipantId id,
            Map<String, String> baseline,
            Map<Modality, Map<String, byte[]>> files,
            Set<String> columns) {
        Parts parts = new Parts(id, baseline);
        files.forEach((modality, byName) -> {
            parts.collected.add(modality);
            byName.forEach(parts::add);
        });
        return parts.toCase(columns);
    }

    private ClinicalCase read(
            ParticipantId id, Map<String, String> baseline, List<Acquisition> acquisitions, boolean tablesOnly) {
        Parts parts = new Parts(id, baseline);
        for (Acquisition acquisition : acquisitions) {
            if (acquisition.verdict() instanceof InputQualityVerdict.Refused) {
                continue;
            }
            parts.collected.add(acquisition.modality());
            if (!tablesOnly || acquisition.name().endsWith(".csv")) {
                parts.add(acquisition.name(), contents.get(acquisition.digest()));
            }
        }
        return parts.toCase(columns);
    }

    /** What was read of a participant so far. */
    private static final class Parts {

        private final ParticipantId id;
        private final Map<String, String> cells;
        private final Set<Modality> collected = new HashSet<>();
        private final Map<String, SlideImage> slides = new HashMap<>();
        private final Map<String, NiftiVolume> volumes = new HashMap<>();
        private Optional<String> note = Optional.empty();

        private Parts(ParticipantId id, Map<String, String> baseline) {
            this.id = id;
            this.cells = new HashMap<>(baseline);
        }

        private void add(String name, byte[] bytes) {
            if (name.endsWith(".csv")) {
                Map<String, String> row = row(name, bytes, id);
                cells.putAll(row);
                note = note.or(() -> Optional.ofNullable(row.get("note")));
            } else if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
                volumes.put(stem(name), NiftiReader.read(name, bytes, ReadLimits.USUAL));
            } else {
                slides.put(stem(name), slide(RasterImageReader.read(name, bytes, ReadLimits.USUAL)));
            }
        }

        private ClinicalCase toCase(Set<String> columns) {
            return new ClinicalCase(id, collected, values(cells, columns), slides, volumes, note);
        }
    }

    private static Map<String, Double> values(Map<String, String> cells, Set<String> columns) {
        Map<String, Double> values = new HashMap<>();
        for (String column : columns) {
            value(column, cells).ifPresent(value -> values.put(column, value));
        }
        return values;
    }

    /** A number as it is; {@code sex_male} is 1 when the column {@code sex} holds {@code male}, 0 for another word. */
    private static Optional<Double> value(String column, Map<String, String> cells) {
        String cell = cells.get(column);
        if (cell != null) {
            return Optional.of(Double.valueOf(cell));
        }
        int split = column.lastIndexOf('_');
        String word = split < 0 ? null : cells.get(column.substring(0, split));
        return word == null ? Optional.empty() : Optional.of(word.equals(column.substring(split + 1)) ? 1.0 : 0.0);
    }

    /** The columns of an acquired table. */
    public static List<String> columnsOf(String name, byte[] bytes) {
        return CsvTableReader.read(name, bytes, TABLE, ReadLimits.USUAL).columns();
    }

    private static Map<String, String> row(String name, byte[] bytes, ParticipantId id) {
        CsvTable table = CsvTableReader.read(name, bytes, TABLE, ReadLimits.USUAL);
        return table.row(id.value()).map(CsvTable.Row::cells).orElse(Map.of());
    }

    private static SlideImage slide(RasterImage image) {
        int[] pixels = image.rgb();
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return new SlideImage(image.width(), image.height(), rgb);
    }

    private static String stem(String name) {
        return name.substring(0, name.indexOf('.'));
    }
}
