package org.probatum.report.capsule;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one form of zip that a capsule has: stored members in path order, all of the same time. */
final class CapsuleZip {


    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9@._+-]+(/[A-Za-z0-9@._+-]+)*");

    private CapsuleZip() {}

    static void requireSafe(String path) {
        if (!SAFE.matcher(path).matches() || path.contains("..")) {
            throw new IllegalArgumentException(
                    "A path in a capsule has letters, digits, dots, underscores, hyphens and slashes, was " + path);
        }
    }

    static void write(SortedMap<String, byte[]> files, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    private static ZipEntry entry(String path, byte[] content) {
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }
}
