package org.probatum.evaluation.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests from JSON files; a {@code dataset} name is looked up beside the file. */
public final class StatisticsRequests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StatisticsRequests() {}

    /**
     * Every request of a file or a folder.
     *
     * @param fileOrFolder one JSON file, or a folder whose {@code *.json} files at any depth are read in path order
     * @throws StatisticsException at the first file that is not a request
     */
    public static List<StatisticsRequest> read(Path fileOrFolder) {
        List<StatisticsRequest> requests = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            requests.add(readFile(file));
        }
        return requests;
    }

    /** The file itself, or the {@code *.json} files below a folder, in path order. */
    public static List<Path> files(Path fileOrFolder) {
        if (Files.isRegularFile(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        if (!Files.isDirectory(fileOrFolder)) {
            throw new StatisticsException("not-found", "No such file or folder: " + fileOrFolder);
        }
        try (Stream<Path> paths = Files.walk(fileOrFolder)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StatisticsException("not-readable", "Cannot list " + fileOrFolder + ": " + e.getMessage());
        }
    }

    /** The request of one file. */
    public static StatisticsRequest readFile(Path file) {
        JsonNode root = parse(file);
        if (!root.isObject()) {
            throw new StatisticsException("invalid-request", file + " must hold one JSON object");
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        return of((ObjectNode) root, folder, nameOf(file));
    }

    /**
     * The request in a JSON object.
     *
     * @param root fields {@code id}, {@code method}, {@code input}, {@code dataset}; others are ignored
     * @param folder where data sets lie
     * @param defaultId used when the object has no {@code id}
     */
    public static StatisticsRequest of(ObjectNode root, Path folder, String defaultId) {
        String id = root.path("id").asString(defaultId);
        JsonNode method = root.path("method");
        if (!method.isString()) {
            throw new StatisticsException("invalid-request", "Request " + id + " has no text field \"method\"");
        }
        JsonNode input = root.path("input");
        if (!input.isObject()) {
            throw new StatisticsException("invalid-request", "Request " + id + " has no object \"input\"");
        }
        ObjectNode copy = ((ObjectNode) input).deepCopy();
        resolveDatasets(copy, folder);
        Optional<Path> dataset = root.path("dataset").isString()
                ? Optional.of(folder.resolve(root.path("dataset").stringValue()))
                : Optional.empty();
        return new StatisticsRequest(id, method.stringValue(), copy, dataset);
    }

    /** Parts of an input may name data sets of their own. */
    private static void resolveDatasets(ObjectNode input, Path folder) {
        for (JsonNode part : input.values()) {
            if (part instanceof ObjectNode object && object.path("dataset").isString()) {
                object.put(
                        "dataset",
                        folder.resolve(object.path("dataset").stringValue()).toString());
            }
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new StatisticsException("invalid-request", file + " is not readable JSON: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    }
}
