package org.probatum.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.trial.audit.Digest;

/**
 * A model package, read completely: {@code model.onnx}, {@code card.json}, {@code test_data_set_N/} and optionally
 * {@code explain/}.
 *
 * <p>All bytes are read once, so what is inspected is what is stored.
 *
 * @param files content by path inside the package, with {@code /} between folders
 * @param card the card, as parsed from {@code card.json}
 */
public record ModelPackage(SortedMap<String, byte[]> files, ModelCard card) {

    public static final String MODEL = "model.onnx";
    public static final String CARD = "card.json";

    public ModelPackage {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (!files.containsKey(MODEL)) {
            throw new ModelPackageException("The package has no model.onnx; it must lie beside card.json");
        }
    }

    /**
     * Reads a folder or a zip.
     *
     * @throws ModelPackageException if it is none, too large, broken, or its card cannot be read
     */
    public static ModelPackage open(Path folderOrZip) {
        return open(folderOrZip, PackageLimits.defaults());
    }

    /** As {@link #open(Path)}, with other limits. */
    public static ModelPackage open(Path folderOrZip, PackageLimits limits) {
        if (!Files.exists(folderOrZip)) {
            throw new ModelPackageException("There is no folder or zip " + folderOrZip);
        }
        return of(
                Files.isDirectory(folderOrZip)
                        ? FolderReader.read(folderOrZip, limits)
                        : ZipPackages.read(folderOrZip, limits));
    }

    /** Reads the bytes of a zip, such as an upload. */
    public static ModelPackage ofZip(byte[] zip) {
        return of(ZipPackages.read(zip, PackageLimits.defaults()));
    }

    /** A package of these files. */
    public static ModelPackage of(Map<String, byte[]> files) {
        byte[] card = files.get(CARD);
        if (card == null) {
            throw new ModelPackageException("The package has no card.json; it must lie beside model.onnx");
        }
        return new ModelPackage(new TreeMap<>(files), ModelCardReader.read(card));
    }

    public ModelVersionId id() {
        return card.id();
    }

    /** The bytes of {@code model.onnx}. */
    public byte[] model() {
        return java.util.Objects.requireNonNull(files.get(MODEL));
    }

    /** The bytes of a file of the package. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** SHA-256 of {@code model.onnx}. */
    public Digest modelDigest() {
        return Digest.of(model());
    }

    /**
     * What identifies the whole package: the digest of its listing, one line per file in the order of paths, with the file's
     * digest, a space, the path and a line feed. So the card is bound to the weights.
     */
    public Digest packageDigest() {
        return Digest.ofText(files.entrySet().stream()
                .map(file -> Digest.of(file.getValue()) + " " + file.getKey() + "\n")
                .collect(Collectors.joining()));
    }

    /** The package as a zip whose bytes depend on nothing but its content. */
    public byte[] toZip() {
        return ZipPackages.write(files);
    }
}
