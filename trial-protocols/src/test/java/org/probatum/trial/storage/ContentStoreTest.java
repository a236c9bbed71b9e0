package org.probatum.trial.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.audit.Digest;

class ContentStoreTest {

    // FIPS 180-2, appendix B.1: SHA-256 of "abc".
    private static final Digest ABC = new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final byte[] BYTES = "abc".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void keepsAContentUnderItsDigest() {
        ContentStore store = new ContentStore(folder.resolve("objects"));
        assertThat(store.contains(ABC)).isFalse();
        assertThat(store.put(BYTES)).isEqualTo(ABC);
        assertThat(store.put(new ByteArrayInputStream(BYTES))).isEqualTo(ABC);
        assertThat(store.contains(ABC)).isTrue();
        assertThat(store.get(ABC)).isEqualTo(BYTES);
        assertThat(folder.resolve("objects/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
                .hasBinaryContent(BYTES);
    }

    @Test
    void storesAFile() throws Exception {
        Path file = Files.write(folder.resolve("abc.txt"), BYTES);
        assertThat(new ContentStore(folder.resolve("objects")).put(file)).isEqualTo(ABC);
        assertThatThrownBy(() -> new ContentStore(folder).put(folder.resolve("absent")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("absent");
    }

    @Test
    void namesAContentThatWasChangedOnDisk() throws Exception {
        ContentStore store = new ContentStore(folder);
        store.put(BYTES);
        Files.writeString(store.place(ABC), "abd");
        assertThatThrownBy(() -> store.get(ABC))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(ABC.hex())
                .hasMessageContaining("changed");
    }

    @Test
    void namesAContentThatIsNotThere() {
        assertThatThrownBy(() -> new ContentStore(folder).get(ABC)).hasMessageContaining(ABC.hex());
    }

    @Test
    void keepsNothingOfAContentThatFailed() throws Exception {
        InputStream failing = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ < 100_000) {
                    return 7;
                }
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> new ContentStore(folder).put(failing))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the disk is full");
        try (var left = Files.list(folder)) {
            assertThat(left.toList()).isEqualTo(List.of());
        }
    }

    @Test
    void removesWhatACrashLeftBehind() throws Exception {
        ContentStore store = new ContentStore(folder);
        assertThat(new ContentStore(folder.resolve("absent")).removeLeftovers()).isZero();
        store.put(BYTES);
        PartialContent.create(folder).fill(new ByteArrayInputStream(new byte[10]));
        assertThat(store.removeLeftovers()).isEqualTo(1);
        assertThat(store.get(ABC)).isEqualTo(BYTES);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("ba"));
        }
    }
}
