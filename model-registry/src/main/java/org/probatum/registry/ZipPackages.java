package org.probatum.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packages as zip files. Nothing is unpacked to disk; sizes are counted while unpacking, never believed from the headers.
 *
 * <p>A single folder around all files, as archivers of file managers make it, is taken off.
 */
final class ZipPackages {

    private static final long EPOCH_MILLIS = 315_532_800_000L; // 1980-01-01, the earliest time that a zip can hold

    private ZipPackages() {}

    static Map<String, byte[]> read(Path file, PackageLimits limits) {
        try {
            if (Files.size(file) > limits.totalBytes()) {
                throw new ModelPackageException("The zip " + file.getFileName() + " is larger than a package may be ("
                        + (limits.totalBytes() >> 20) + " MiB)");
            }
            return read(Files.readAllBytes(file), limits);
        } catch (IOException e) {
            throw new ModelPackageException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static Map<String, byte[]> read(byte[] bytes, PackageLimits limits) {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw new ModelPackageException("This is not a zip file; a package is a folder or a zip");
        }
        requireComplete(bytes);
        Map<String, byte[]> files = new TreeMap<>();
        PackageSize size = new PackageSize(limits);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && !isLeftByAFileManager(entry.getName())) {
                    String name = safe(entry.getName());
                    byte[] content = content(zip, name, size);
                    if (files.put(name, content) != null) {
                        throw new ModelPackageException("The zip holds " + name + " twice");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelPackageException("The zip is broken: " + e.getMessage() + "; pack it again", e);
        }
        return withoutOuterFolder(files);
    }

    /** A zip ends with its directory, and a file cut off in the middle has none, although its first entries can be read. */
    private static void requireComplete(byte[] bytes) {
        for (int i = bytes.length - 22; i >= Math.max(0, bytes.length - 22 - 0xFFFF); i--) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 5 && bytes[i + 3] == 6) {
                return;
            }
        }
        throw new ModelPackageException("The zip is broken: its end is missing; upload or pack it again");
    }

    private static byte[] content(InputStream zip, String name, PackageSize size) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            content.write(buffer, 0, n);
            if (content.size() > size.left()) {
                break;
            }
        }
        size.add(name, content.size());
        return content.toByteArray();
    }

    private static boolean isLeftByAFileManager(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
    }

    private static String safe(String name) {
        String path = name.replace('\\', '/');
        boolean leaves = path.startsWith("/") || path.contains(":") || path.indexOf('\0') >= 0;
        for (String part : path.split("/", -1)) {
            leaves |= part.equals("..") || part.equals(".") || part.isEmpty();
        }
        if (leaves) {
            throw new ModelPackageException("The zip holds the path \"" + name
                    + "\", which leads out of the package; use plain relative paths");
        }
        return path;
    }

    private static Map<String, byte[]> withoutOuterFolder(Map<String, byte[]> files) {
        if (files.isEmpty() || files.containsKey(ModelPackage.CARD) || files.containsKey(ModelPackage.MODEL)) {
            return files;
        }
        String first = files.keySet().iterator().next();
        String folder = first.substring(0, first.indexOf('/') + 1);
        if (folder.isEmpty() || !files.keySet().stream().allMatch(name -> name.startsWith(folder))) {
            return files;
        }
        Map<String, byte[]> inner = new TreeMap<>();
        files.forEach((name, content) -> inner.put(name.substring(folder.length()), content));
        return inner;
    }

    static byte[] write(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(
                        java.time.LocalDateTime.ofEpochSecond(EPOCH_MILLIS / 1000, 0, java.time.ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A zip in memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
