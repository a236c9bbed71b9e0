package org.probatum.trial.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void isOpenOnce() {
        Path data = folder.resolve("new/data");
        try (DataFolder first = DataFolder.open(data)) {
            assertThat(first.path()).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(data))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("in use by another Probatum process");
        }
        DataFolder.open(data).close();
    }

    @Test
    void isClosedToAnotherProcess() throws Exception {
        try (DataFolder open = DataFolder.open(folder)) {
            Process other = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SecondProcess.class.getName(),
                            open.path().toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(other.getInputStream().readAllBytes())).contains("in use by another");
            assertThat(other.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void isNoFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file)).hasMessageContaining("is a file");
    }

    @Test
    void needsFreeSpace() {
        assertThatThrownBy(() -> DataFolder.open(folder, Long.MAX_VALUE)).hasMessageContaining("free space");
    }

    /** Opens the folder as another process would. */
    static final class SecondProcess {
        public static void main(String[] arguments) {
            try {
                DataFolder.open(Path.of(arguments[0])).close();
            } catch (StorageException e) {
                System.out.println(e.getMessage());
                System.exit(2);
            }
        }
    }
}
