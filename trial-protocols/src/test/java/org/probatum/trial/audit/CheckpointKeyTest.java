package org.probatum.trial.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.audit.verification.VerifierKey;

class CheckpointKeyTest {

    // The example of the documentation of golang.org/x/mod/sumdb/note.
    private static final String PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String NOTE =
            TEXT + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN"
                    + "1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @TempDir
    Path folder;

    @Test
    void signsAsTheReferenceDoes() {
        assertThat(CheckpointKey.parse(PRIVATE, PUBLIC).sign(TEXT)).isEqualTo(NOTE);
    }

    @Test
    void opensTheReferenceNote() {
        assertThat(VerifierKey.parse(PUBLIC).open(NOTE)).contains(TEXT);
    }

    @Test
    void doesNotOpenAChangedNote() {
        VerifierKey key = VerifierKey.parse(PUBLIC);
        assertThat(key.open(NOTE.replace("answer", "Answer"))).isEmpty();
        assertThat(key.open(NOTE.replace("x08go", "x08gp"))).isEmpty();
        assertThat(key.open(NOTE.replace("PeterNeumann", "Nobody"))).isEmpty();
        assertThat(key.open(TEXT)).isEmpty();
    }

    @Test
    void keepsOneKeyPerFolder() throws Exception {
        CheckpointKey first = CheckpointKeyFiles.openOrCreate(folder.resolve("keys"), new SecureRandom());
        CheckpointKey again = CheckpointKeyFiles.openOrCreate(folder.resolve("keys"), new SecureRandom());
        assertThat(again.publicText()).isEqualTo(first.publicText());
        assertThat(VerifierKey.parse(first.publicText()).open(again.sign("a\n")))
                .contains("a\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/audit.key")))
                .hasSize(2);
    }

    @Test
    void refusesHalfAKey() throws Exception {
        CheckpointKeyFiles.openOrCreate(folder, new SecureRandom());
        Files.delete(folder.resolve("audit.key"));
        assertThatThrownBy(() -> CheckpointKeyFiles.openOrCreate(folder, new SecureRandom()))
                .hasMessageContaining("restore both");
    }

    @Test
    void refusesAKeyWithAChangedHalf() {
        assertThatThrownBy(() -> CheckpointKey.parse(PRIVATE, PUBLIC.replace("ARpc2", "ARpc3")))
                .hasMessageContaining("changed");
        assertThatThrownBy(() -> VerifierKey.parse(PUBLIC.replace("ARpc2", "ARpc3")))
                .hasMessageContaining("hash");
    }
}
