package org.probatum.trial.acquisition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.probatum.trial.acquisition.InputQualityVerdict.Refused;
import org.probatum.trial.cohort.ParticipantId;

/**
 * Judges whether an input can be given to a model, from its bytes alone.
 *
 * <p>The ending of the name says what it is: {@code .png}, {@code .tif}, {@code .tiff} a slide; {@code .nii},
 * {@code .nii.gz} a volume; {@code .csv} a table with the participant's one row; {@code .txt} a note.
 */
public final class InputQuality {

    /** A pixel whose darkest channel is at least this bright (of 255) is glass, not tissue. */
    private static final int GLASS = 220;

    private static final double LITTLE_TISSUE = 0.02;
    private static final int FEW_VOXELS = 4;

    private InputQuality() {}

    /** Judges an input; what cannot be read is refused with the reader's sentence. */
    public static InputQualityVerdict judge(ParticipantId participant, String name, byte[] bytes, ReadLimits limits) {
        String ending = name.toLowerCase(Locale.ROOT);
        try {
            if (ending.endsWith(".png") || ending.endsWith(".tif") || ending.endsWith(".tiff")) {
                return ofSlide(RasterImageReader.read(name, bytes, limits));
            }
            if (ending.endsWith(".nii") || ending.endsWith(".nii.gz")) {
                return ofVolume(NiftiReader.read(name, bytes, limits));
            }
            if (ending.endsWith(".csv")) {
                return ofTable(participant, readTable(name, bytes, limits));
            }
            if (ending.endsWith(".txt")) {
                return ofText(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (UnreadableInputException e) {
            return new Refused(List.of(String.valueOf(e.getMessage())));
        }
        return new Refused(
                List.of(name + " has a format that is not read; .png, .tif, .nii, .nii.gz, .csv and .txt are"));
    }

    private static CsvTable readTable(String name, byte[] bytes, ReadLimits limits) {
        return CsvTableReader.read(name, bytes, TableExpectation.ofIds(CohortFolder.ID_COLUMN), limits);
    }

    /** A slide needs tissue: one without is refused, one with less than 2 % of its area is doubtful. */
    static InputQualityVerdict ofSlide(RasterImage slide) {
        int[] pixels = slide.rgb();
        long tissue = 0;
        boolean constant = true;
        for (int pixel : pixels) {
            int darkest = Math.min(pixel >> 16 & 0xFF, Math.min(pixel >> 8 & 0xFF, pixel & 0xFF));
            tissue += darkest < GLASS ? 1 : 0;
            constant &= pixel == pixels[0];
        }
        List<String> refusals = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        if (constant) {
            refusals.add("The slide is blank: every pixel has the same colour");
        } else if (tissue == 0) {
            refusals.add("The slide is blank: it holds no tissue");
        } else if (tissue < LITTLE_TISSUE * pixels.length) {
            doubts.add(
                    String.format(Locale.ROOT, "Only %.1f %% of the slide is tissue", 100.0 * tissue / pixels.length));
        }
        return InputQualityVerdict.of(refusals, doubts);
    }

    /** A volume needs finite values that differ; one of fewer than 4 voxels along an axis is doubtful. */
    static InputQualityVerdict ofVolume(NiftiVolume volume) {
        float[] data = volume.data();
        long notFinite = 0;
        boolean constant = true;
        for (float value : data) {
            notFinite += Float.isFinite(value) ? 0 : 1;
            constant &= value == data[0];
        }
        List<String> refusals = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        if (notFinite > 0) {
            refusals.add(notFinite + " of " + data.length + " voxels are no finite numbers");
        } else if (constant) {
            refusals.add("The volume is empty: every voxel has the value " + data[0]);
        }
        if (Math.min(volume.sizeI(), Math.min(volume.sizeJ(), volume.sizeK())) < FEW_VOXELS) {
            doubts.add("The volume has only " + volume.sizeI() + " × " + volume.sizeJ() + " × " + volume.sizeK()
                    + " voxels");
        }
        return InputQualityVerdict.of(refusals, doubts);
    }

    /** A table needs exactly the participant's row with a value; doubtful when less than half of it is there. */
    static InputQualityVerdict ofTable(ParticipantId participant, CsvTable table) {
        List<CsvTable.Row> rows = table.rows();
        if (rows.size() != 1 || !rows.getFirst().id().equals(participant.value())) {
            return new Refused(List.of(
                    table.name() + " has " + rows.size() + " rows; the one row of " + participant + " is right"));
        }
        CsvTable.Row row = rows.getFirst();
        int asked = table.columns().size() - 1;
        int there = row.cells().size() - 1;
        if (there == 0) {
            return new Refused(List.of(table.name() + " holds no value of " + participant));
        }
        List<String> refusals = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        for (String column : table.columns()) {
            number(row.text(column).orElse("")).ifPresent(value -> {
                PlausibleRanges.impossible(column, value).ifPresent(refusals::add);
                PlausibleRanges.implausible(column, value).ifPresent(doubts::add);
            });
        }
        if (2 * there < asked) {
            doubts.add("Only " + there + " of " + asked + " values are there");
        }
        return InputQualityVerdict.of(refusals, doubts);
    }

    private static OptionalDouble number(String text) {
        return AcceptedValues.Number.ANY.objection(text).isEmpty()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private static InputQualityVerdict ofText(String text) {
        return InputQualityVerdict.of(text.isBlank() ? List.of("The note is empty") : List.of(), List.of());
    }
}
