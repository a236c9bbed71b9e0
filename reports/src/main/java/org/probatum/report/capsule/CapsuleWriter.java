package org.probatum.report.capsule;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;

/**
 * Writes a capsule. The same files give the same bytes: members are stored uncompressed in the order of their paths, without
 * times, so that a verifier can rebuild the zip and find any byte that differs.
 */
public final class CapsuleWriter {

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /**
     * Adds a file.
     *
     * @param path relative, with forward slashes
     * @throws IllegalArgumentException if the path is taken or leads out of the capsule
     */
    public CapsuleWriter add(String path, byte[] content) {
        CapsuleZip.requireSafe(path);
        if (files.putIfAbsent(path, content) != null) {
            throw new IllegalArgumentException("The capsule has a file " + path + " already");
        }
        return this;
    }

    public CapsuleWriter add(String path, String text) {
        return add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a file of this path was added. */
    public boolean contains(String path) {
        return files.containsKey(path);
    }

    /**
     * Writes manifest, note and all files.
     *
     * @param sign turns the manifest's text into a signed note
     * @return the digest of the manifest
     */
    public Digest write(UnaryOperator<String> sign, OutputStream out) {
        String manifest = manifest(files);
        Digest digest = Digest.ofText(manifest);
        TreeMap<String, byte[]> all = new TreeMap<>(files);
        all.put(CapsulePaths.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        all.put(
                CapsulePaths.MANIFEST_NOTE,
                sign.apply(noteText(digest)).getBytes(StandardCharsets.UTF_8));
        try {
            CapsuleZip.write(all, out);
        } catch (IOException e) {
            throw new UncheckedIOException("The capsule could not be written", e);
        }
        return digest;
    }

    /** What is signed. */
    static String noteText(Digest manifest) {
        return "probatum evidence capsule\n" + manifest.hex() + "\n";
    }

    static String manifest(Map<String, byte[]> files) {
        Map<String, Object> listed = new LinkedHashMap<>();
        files.forEach((path, content) ->
                listed.put(path, Map.of("sha256", Digest.of(content).hex(), "size", content.length)));
        return CanonicalJson.write(Map.of("format", "probatum-capsule-1", "files", listed));
    }
}
