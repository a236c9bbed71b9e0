package org.probatum.report.capsule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a capsule that was read whole, and what speaks against its container.
 *
 * @param files by path
 * @param findings damage of the zip itself, named; empty when it is exactly as it was written
 */
public record CapsuleFiles(SortedMap<String, byte[]> files, List<String> findings) {

    /** The largest capsule that is read: 4 GiB unpacked would not fit a laptop's memory. */
    private static final long MOST_BYTES = 1L << 31;

    private static final int MOST_FILES = 1_000_000;

    public CapsuleFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        findings = List.copyOf(findings);
    }

    /**
     * Reads a capsule. Damage is a finding, not an exception.
     *
     * @throws IllegalArgumentException if there is no such file, or it is larger than can be checked
     */
    public static CapsuleFiles read(Path capsule) {
        if (!Files.isRegularFile(capsule)) {
            throw new IllegalArgumentException("There is no capsule " + capsule);
        }
        try {
            if (Files.size(capsule) >= MOST_BYTES) {
                throw new IllegalArgumentException("The capsule " + capsule + " is larger than 2 GiB");
            }
            byte[] bytes = Files.readAllBytes(capsule);
            return read(capsule, bytes);
        } catch (IOException e) {
            return new CapsuleFiles(
                    new TreeMap<>(), List.of("The file is no readable zip: " + e.getMessage() + " (damaged container)"));
        }
    }

    /** The text of a file. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static CapsuleFiles read(Path capsule, byte[] bytes) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        try (ZipFile zip = new ZipFile(capsule.toFile())) {
            if (zip.size() > MOST_FILES) {
                throw new IllegalArgumentException("The capsule " + capsule + " has more than a million files");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                readEntry(zip, entry, files, findings);
            }
        } catch (IllegalArgumentException e) {
            findings.add("The zip names a file in a way that no capsule does: " + e.getMessage());
        }
        if (findings.isEmpty()) {
            container(bytes, files).ifPresent(findings::add);
        }
        return new CapsuleFiles(files, findings);
    }

    private static void readEntry(
            ZipFile zip, ZipEntry entry, TreeMap<String, byte[]> files, List<String> findings) {
        try {
            CapsuleZip.requireSafe(entry.getName());
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > MOST_BYTES || entry.getSize() < 0) {
                findings.add(entry.getName() + ": is not stored as a capsule stores its files");
                return;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] content = in.readNBytes((int) entry.getSize());
                if (files.put(entry.getName(), content) != null) {
                    findings.add(entry.getName() + ": occurs twice in the zip");
                }
            }
        } catch (IOException e) {
            findings.add(entry.getName() + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    /** The first byte at which the zip differs from the one that these files make, and the file it belongs to. */
    private static Optional<String> container(byte[] bytes, TreeMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream rebuilt = new ByteArrayOutputStream(bytes.length);
        CapsuleZip.write(files, rebuilt);
        byte[] expected = rebuilt.toByteArray();
        int at = Arrays.mismatch(bytes, expected);
        if (at < 0) {
            return Optional.empty();
        }
        return Optional.of("The zip container differs at byte " + at + ", in the header of " + owner(at, files)
                + "; its files' contents are checked by the manifest");
    }

    private static String owner(int at, TreeMap<String, byte[]> files) {
        long offset = 0;
        for (var file : files.entrySet()) {
            // local header of 30 bytes, name, content
            offset += 30 + file.getKey().getBytes(StandardCharsets.UTF_8).length + file.getValue().length;
            if (at < offset) {
                return file.getKey();
            }
        }
        return "the central directory";
    }
}
