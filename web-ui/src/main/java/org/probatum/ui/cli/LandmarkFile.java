package org.probatum.ui.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.probatum.alignment.Point;

/**
 * Named places in a CSV file with the header {@code id,x,y} or {@code id,x,y,z}: voxel indices, the first voxel centre at 0.
 *
 * @param spatial whether there is a z
 * @param landmarks in the order of the file
 */
record LandmarkFile(boolean spatial, List<Landmark> landmarks) {

    /** One place. */
    record Landmark(String id, Point index) {}

    LandmarkFile {
        landmarks = List.copyOf(landmarks);
    }

    /**
     * @param spatial whether the images are volumes
     * @throws CommandFailure if the header or a line is not as it should be, naming it
     */
    static LandmarkFile read(Path file, boolean spatial) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String header = lines.isEmpty()
                ? ""
                : lines.getFirst().replace("\uFEFF", "").replace(" ", "").strip();
        String expected = spatial ? "id,x,y,z" : "id,x,y";
        if (!header.equals(expected)) {
            throw CommandFailure.wrongInput(
                    "Landmark file " + file + " has the header \"" + header + "\", but for these "
                            + (spatial ? "volumes" : "images in the plane") + " it should be \"" + expected + "\"");
        }
        List<Landmark> landmarks = new ArrayList<>();
        for (int n = 1; n < lines.size(); n++) {
            if (!lines.get(n).isBlank()) {
                landmarks.add(landmark(lines.get(n), spatial ? 4 : 3, file + " line " + (n + 1)));
            }
        }
        if (landmarks.isEmpty()) {
            throw CommandFailure.wrongInput("Landmark file " + file + " holds no landmark below its header");
        }
        return new LandmarkFile(spatial, landmarks);
    }

    private static Landmark landmark(String line, int columns, String where) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns) {
            throw CommandFailure.wrongInput(where + " has " + cells.length + " cells, but the header names " + columns);
        }
        double z = columns == 4 ? number(cells[3], where) : 0;
        return new Landmark(cells[0].strip(), new Point(number(cells[1], where), number(cells[2], where), z));
    }

    private static double number(String cell, String where) {
        try {
            double value = Double.parseDouble(cell.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with infinite values.
        }
        throw CommandFailure.wrongInput(where + ": \"" + cell.strip() + "\" is no finite number");
    }

    /** Writes it as {@link #read} reads it. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(spatial ? "id,x,y,z\n" : "id,x,y\n");
        for (Landmark landmark : landmarks) {
            text.append(landmark.id())
                    .append(',')
                    .append(landmark.index().x())
                    .append(',')
                    .append(landmark.index().y());
            if (spatial) {
                text.append(',').append(landmark.index().z());
            }
            text.append('\n');
        }
        Files.writeString(file, text);
    }
}
