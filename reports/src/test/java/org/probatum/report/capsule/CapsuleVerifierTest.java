package org.probatum.report.capsule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.audit.CheckpointKey;
import org.probatum.trial.audit.Digest;

/** The small capsule holds no trial, so it is checked for what every capsule has: container, manifest, signatures, log. */
class CapsuleVerifierTest {

    @TempDir
    private Path folder;

    private final SmallCapsule capsule = new SmallCapsule();

    @Test
    void findsNothingInACapsuleThatNobodyTouched() throws IOException {
        assertThat(findings(capsule.zip())).isEmpty();
        assertThat(findings(zip(capsule.signedFiles()))).isEmpty();
    }

    @Test
    void theSameFilesGiveTheSameBytes() {
        assertThat(capsule.zip()).isEqualTo(capsule.zip());
    }

    @Test
    void asksForTheTrialWhenAllElseFits() throws IOException {
        Path file = Files.write(folder.resolve("capsule.zip"), capsule.zip());
        assertThat(CapsuleVerifier.verify(file))
                .isInstanceOfSatisfying(
                        CapsuleVerification.Broken.class,
                        broken -> assertThat(broken.findings())
                                .singleElement()
                                .asString()
                                .startsWith("A file of the capsule has not the form"));
    }

    @Test
    void findsEveryOneOfThreeHundredChangedBytesAndNamesWhereItLies() throws IOException {
        byte[] zip = capsule.zip();
        Random random = new Random(20260314);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(zip.length);
            byte[] changed = zip.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            List<String> findings = findings(changed);
            assertThat(findings).as("byte %s of %s", at, zip.length).isNotEmpty();
            assertThat(findings).as("byte %s", at).anyMatch(this::namesAPlace);
        }
    }

    @Test
    void namesTheFileWhoseContentChanged() throws IOException {
        byte[] zip = capsule.zip();
        int at = new String(zip, ISO_8859_1).indexOf("a slide");
        zip[at] = 'A';
        assertThat(findings(zip)).anyMatch(f -> f.startsWith(CapsulePaths.INPUT_FOLDER + "a".repeat(64) + ": "));
    }

    @Test
    void namesAMissingAnExtraAndARenamedFile() throws IOException {
        SortedMap<String, byte[]> missing = capsule.signedFiles();
        byte[] outcomes = missing.remove(CapsulePaths.OUTCOMES);
        assertThat(findings(zip(missing)))
                .containsExactly(CapsulePaths.OUTCOMES + ": is listed in the manifest and missing");

        SortedMap<String, byte[]> extra = capsule.signedFiles();
        extra.put("cohort/more.json", outcomes);
        assertThat(findings(zip(extra))).containsExactly("cohort/more.json: is not listed in the manifest");

        missing.put("cohort/outcome.json", outcomes);
        assertThat(findings(zip(missing)))
                .containsExactlyInAnyOrder(
                        CapsulePaths.OUTCOMES + ": is listed in the manifest and missing",
                        "cohort/outcome.json: is not listed in the manifest");
    }

    @Test
    void namesBothFilesWhoseContentsWereSwapped() throws IOException {
        SortedMap<String, byte[]> files = capsule.signedFiles();
        byte[] outcomes = files.get(CapsulePaths.OUTCOMES);
        files.put(CapsulePaths.OUTCOMES, files.get(CapsulePaths.ADVERSE_EVENTS));
        files.put(CapsulePaths.ADVERSE_EVENTS, outcomes);
        assertThat(findings(zip(files)))
                .hasSize(2)
                .anyMatch(f -> f.startsWith(CapsulePaths.OUTCOMES))
                .anyMatch(f -> f.startsWith(CapsulePaths.ADVERSE_EVENTS));
    }

    @Test
    void findsATruncatedZipAndWhatIsNoZip() throws IOException {
        byte[] zip = capsule.zip();
        for (int length : new int[] {0, 1, 30, zip.length / 2, zip.length - 1}) {
            assertThat(findings(Arrays.copyOf(zip, length)))
                    .as("%s bytes", length)
                    .anyMatch(f -> f.contains("damaged container"));
        }
        assertThat(findings("no zip at all".getBytes(UTF_8))).anyMatch(f -> f.contains("damaged container"));
    }

    @Test
    void findsBytesBeforeAndAfterTheZip() throws IOException {
        byte[] zip = capsule.zip();
        byte[] longer = Arrays.copyOf(zip, zip.length + 3);
        assertThat(findings(longer)).anyMatch(this::namesAPlace);
        byte[] later = new byte[zip.length + 3];
        System.arraycopy(zip, 0, later, 3, zip.length);
        assertThat(findings(later)).anyMatch(this::namesAPlace);
    }

    @Test
    void refusesAPathThatLeadsOutOfTheCapsule() throws IOException {
        for (String path : List.of("../outside.txt", "/etc/passwd", "a/../../b", "a\\b", "a//b")) {
            SortedMap<String, byte[]> files = capsule.signedFiles();
            files.put(path, new byte[] {1});
            assertThat(findings(zip(files))).as(path).anyMatch(f -> f.contains("in a way that no capsule does"));
            assertThatThrownBy(() -> new CapsuleWriter().add(path, "x"))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(path);
        }
    }

    @Test
    void namesAMemberThatIsCompressed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : capsule.signedFiles().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        assertThat(findings(out.toByteArray()))
                .contains(CapsulePaths.RESULTS + ": is not stored as a capsule stores its files");
    }

    @Test
    void findsAManifestThatWasMadeAnewWithoutTheKey() throws IOException {
        SortedMap<String, byte[]> signed = capsule.signedFiles();
        capsule.put(CapsulePaths.RESULTS, "{\"results\":[1]}");
        TreeMap<String, byte[]> forged = new TreeMap<>(capsule.files());
        String manifest = CapsuleWriter.manifest(forged);
        forged.put(CapsulePaths.MANIFEST, manifest.getBytes(UTF_8));

        forged.put(CapsulePaths.MANIFEST_NOTE, signed.get(CapsulePaths.MANIFEST_NOTE));
        assertThat(findings(zip(forged)))
                .containsExactly(CapsulePaths.MANIFEST + ": is not the manifest that was signed");

        CheckpointKey other = CheckpointKey.generate(new SecureRandom());
        forged.put(
                CapsulePaths.MANIFEST_NOTE,
                other.sign(CapsuleWriter.noteText(Digest.ofText(manifest))).getBytes(UTF_8));
        assertThat(findings(zip(forged)))
                .containsExactly(CapsulePaths.MANIFEST_NOTE + ": is not signed by the key of the audit log");
    }

    @Test
    void findsAnEntryThatWasRewrittenEvenWhenTheKeySignsTheManifestAnew() throws IOException {
        String log = new String(capsule.files().get(CapsulePaths.LOG), UTF_8);
        capsule.put(CapsulePaths.LOG, log.replace("GS-4", "GS-9"));
        assertThat(findings(capsule.zip())).singleElement().asString().startsWith(CapsulePaths.LOG + ", entry 4: ");
    }

    @Test
    void findsALogThatWasCut() throws IOException {
        for (String path : List.of(CapsulePaths.LOG, CapsulePaths.LEAVES)) {
            String text = new String(capsule.files().get(path), UTF_8);
            capsule.put(path, text.lines().limit(5).map(l -> l + "\n").reduce("", String::concat));
        }
        assertThat(findings(capsule.zip())).singleElement().asString().startsWith(CapsulePaths.LOG);
    }

    private boolean namesAPlace(String finding) {
        return finding.contains("zip")
                || finding.startsWith(CapsulePaths.MANIFEST)
                || capsule.signedFiles().keySet().stream().anyMatch(finding::startsWith)
                || finding.contains(": is not listed in the manifest");
    }

    private List<String> findings(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("capsule.zip"), zip);
        return CapsuleVerifier.structuralFindings(CapsuleFiles.read(file));
    }

    private static byte[] zip(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CapsuleZip.write(files, out);
        return out.toByteArray();
    }
}
