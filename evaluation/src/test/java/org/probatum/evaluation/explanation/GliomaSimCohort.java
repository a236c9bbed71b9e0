package org.probatum.evaluation.explanation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;

/** The simulated cohort with nothing missing, as inputs of the shared models: what only tests may read. */
final class GliomaSimCohort {

    private static final int CELL = 32;
    private static final int GRID = 8;
    private static final int TILES = 64;
    private static final int FEATURES = 32;
    private static final int WORDS = 40;
    private static final int NO_TISSUE = 0xF0F0F0;

    private final Path folder;
    private final List<String> participants;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();

    private GliomaSimCohort(Path folder, List<String> participants) {
        this.folder = folder;
        this.participants = participants;
    }

    static GliomaSimCohort read(Path shared) throws IOException {
        Path folder = shared.resolve("cohorts").resolve("glioma-sim");
        List<Map<String, String>> molecular = table(folder, "molecular_complete.csv");
        GliomaSimCohort cohort = new GliomaSimCohort(
                folder, molecular.stream().map(row -> row.get("participant_id")).toList());
        cohort.putTable("molecular", molecular);
        cohort.inputs.put("genomic", cohort.inputs.get("molecular"));
        cohort.putRecords();
        cohort.putNotes();
        cohort.putTiles(shared.resolve("models").resolve("tile_encoder").resolve("model.onnx"));
        int rows = cohort.participants.size();
        float[] present = new float[rows * 4];
        Arrays.fill(present, 1);
        cohort.inputs.put("modality_mask", new Tensor.Floats(new long[] {rows, 4}, present));
        return cohort;
    }

    List<String> participants() {
        return participants;
    }

    /** The inputs of a model, by its own names. */
    InputBatch inputs(List<String> names) {
        Map<String, Tensor> chosen = new LinkedHashMap<>();
        names.forEach(name -> chosen.put(name, inputs.get(name)));
        return new InputBatch(chosen);
    }

    static List<Map<String, String>> table(Path cohort, String name) throws IOException {
        Path file = cohort.resolve("truth").resolve(name);
        return rows(Files.isRegularFile(file) ? file : cohort.resolve(name));
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private void putTable(String name, List<Map<String, String>> rows) {
        int columns = rows.get(0).size() - 1;
        float[] values = new float[rows.size() * columns];
        int at = 0;
        for (Map<String, String> row : rows) {
            for (Map.Entry<String, String> cell : row.entrySet()) {
                if (!cell.getKey().equals("participant_id")) {
                    values[at++] = Float.parseFloat(cell.getValue());
                }
            }
        }
        inputs.put(name, new Tensor.Floats(new long[] {rows.size(), columns}, values));
    }

    /** Age, sex (male = 1), grade, Karnofsky, then the laboratory. */
    private void putRecords() throws IOException {
        Map<String, Map<String, String>> baseline = byParticipant("participants.csv");
        Map<String, Map<String, String>> laboratory = byParticipant("laboratory_complete.csv");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String id : participants) {
            Map<String, String> from = baseline.get(id);
            Map<String, String> row = new LinkedHashMap<>();
            row.put("participant_id", id);
            row.put("age", from.get("age_years"));
            row.put("sex", from.get("sex").equals("male") ? "1" : "0");
            row.put("grade", from.get("grade"));
            row.put("karnofsky", from.get("karnofsky"));
            row.putAll(laboratory.get(id));
            rows.add(row);
        }
        putTable("clinlab", rows);
    }

    private Map<String, Map<String, String>> byParticipant(String name) throws IOException {
        Map<String, Map<String, String>> found = new HashMap<>();
        table(folder, name)
                .forEach(row ->
                        found.put(Optional.ofNullable(row.get("participant_id")).orElseGet(() -> row.get("id")), row));
        return found;
    }

    private void putNotes() throws IOException {
        List<String> words = Files.readAllLines(folder.resolve("vocabulary.txt"));
        Map<String, Map<String, String>> notes = byParticipant("notes_complete.csv");
        long[] tokens = new long[participants.size() * WORDS];
        for (int row = 0; row < participants.size(); row++) {
            String[] note = notes.get(participants.get(row)).get("note").split(" ");
            for (int i = 0; i < Math.min(note.length, WORDS); i++) {
                int known = words.indexOf(note[i]);
                tokens[row * WORDS + i] = known < 0 ? 1 : known;
            }
        }
        inputs.put("notes", new Tensor.Longs(new long[] {participants.size(), WORDS}, tokens));
    }

    private void putTiles(Path encoder) throws IOException {
        int rows = participants.size();
        float[] features = new float[rows * TILES * FEATURES];
        float[] mask = new float[rows * TILES];
        float[] means = new float[rows * FEATURES];
        try (ExplainableModel model = ExplainableModel.open(encoder)) {
            for (int row = 0; row < rows; row++) {
                List<byte[]> tiles = tiles(slide(participants.get(row)));
                byte[] all = new byte[tiles.size() * 3 * CELL * CELL];
                for (int t = 0; t < tiles.size(); t++) {
                    System.arraycopy(tiles.get(t), 0, all, t * 3 * CELL * CELL, 3 * CELL * CELL);
                    mask[row * TILES + t] = 1;
                }
                Tensor batch = new Tensor.Bytes(new long[] {tiles.size(), 3, CELL, CELL}, all);
                double[] found = Tensors.values(model.output("features", new InputBatch(Map.of("tile", batch))));
                for (int i = 0; i < found.length; i++) {
                    features[row * TILES * FEATURES + i] = (float) found[i];
                    means[row * FEATURES + i % FEATURES] += (float) (found[i] / tiles.size());
                }
            }
        }
        inputs.put("tile_features", new Tensor.Floats(new long[] {rows, TILES, FEATURES}, features));
        inputs.put("tile_mask", new Tensor.Floats(new long[] {rows, TILES}, mask));
        inputs.put("pathology", new Tensor.Floats(new long[] {rows, FEATURES}, means));
    }

    private BufferedImage slide(String id) throws IOException {
        Path collected = folder.resolve("histology").resolve(id).resolve("slide.png");
        Path withheld = folder.resolve("truth")
                .resolve("withheld")
                .resolve("histology")
                .resolve(id)
                .resolve("slide.png");
        return ImageIO.read((Files.isRegularFile(collected) ? collected : withheld).toFile());
    }

    /** Cells with tissue, row-major; each channel first. */
    private static List<byte[]> tiles(BufferedImage slide) {
        List<byte[]> tiles = new ArrayList<>();
        for (int cell = 0; cell < GRID * GRID; cell++) {
            byte[] tile = new byte[3 * CELL * CELL];
            boolean tissue = false;
            for (int i = 0; i < CELL * CELL; i++) {
                int rgb = slide.getRGB(cell % GRID * CELL + i % CELL, cell / GRID * CELL + i / CELL) & 0xFFFFFF;
                tissue |= rgb != NO_TISSUE;
                tile[i] = (byte) (rgb >> 16);
                tile[CELL * CELL + i] = (byte) (rgb >> 8);
                tile[2 * CELL * CELL + i] = (byte) rgb;
            }
            if (tissue) {
                tiles.add(tile);
            }
        }
        return tiles;
    }
}
