package org.probatum.trial.randomization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedKeyFileTest {

    @TempDir
    Path folder;

    @Test
    void opensWhatItProtectedAlsoAfterARestart() {
        Path file = folder.resolve("keys/randomization.key");
        String stored = SeedKeyFile.in(file, new SecureRandom()).protect(RandomizationSeedTest.SEED);
        assertThat(stored).doesNotContain("000102030405").hasSizeLessThanOrEqualTo(400);
        assertThat(SeedKeyFile.in(file, new SecureRandom()).open(stored)).isEqualTo(RandomizationSeedTest.SEED);
    }

    @Test
    void keepsTheKeyForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("randomization.key");
        SeedKeyFile.in(file, new SecureRandom());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAnotherKeyAndAnAlteredText() {
        SeedKeyFile one = SeedKeyFile.in(folder.resolve("one"), new SecureRandom());
        SeedKeyFile other = SeedKeyFile.in(folder.resolve("other"), new SecureRandom());
        String stored = one.protect(RandomizationSeedTest.SEED);
        String altered = stored.substring(0, 40) + (stored.charAt(40) == '0' ? '1' : '0') + stored.substring(41);
        assertThatThrownBy(() -> other.open(stored)).isInstanceOf(SeedProtectionException.class);
        assertThatThrownBy(() -> one.open(altered)).isInstanceOf(SeedProtectionException.class);
    }

    @Test
    void refusesAFileThatIsNoKey() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "not a key");
        assertThatThrownBy(() -> SeedKeyFile.in(file, new SecureRandom()))
                .isInstanceOf(SeedProtectionException.class)
                .hasMessageContaining("a key has 32 bytes, was 9");
    }
}
