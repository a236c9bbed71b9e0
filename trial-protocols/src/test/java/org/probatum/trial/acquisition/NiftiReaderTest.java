package org.probatum.trial.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiftiReaderTest {

    // Files and values by nibabel 5.4.2: get_fdata()[2, 1, 3] and [0, 0, 1] of a 3 × 4 × 5 volume.
    @ParameterizedTest
    @CsvSource({
        "uint8.nii.gz, 112.0, 74.0",
        "int8.nii.gz, -47.0, -122.0",
        "int16.nii.gz, -10871.0, 5409.0",
        "uint16.nii.gz, 58911.0, 17450.0",
        "int32.nii.gz, 1939038122.0, 1038398312.0",
        "uint32.nii.gz, 3896415130.0, 3629566570.0",
        "int64.nii.gz, 4.004528118283686e+18, 1.6655746424622098e+18",
        "uint64.nii.gz, 1.155894786470738e+19, 1.0969999610404385e+19",
        "float32.nii.gz, -7.358286380767822, 505.6810607910156",
        "float64.nii.gz, -258.11199526572426, -178.25876338229713",
        "big_endian_scaled.nii, 17.5, -131.0"
    })
    void readsEveryTypeOfVoxel(String file, double atTwoOneThree, double atZeroZeroOne) {
        NiftiVolume volume = read(TestFiles.bytes("nifti/" + file));
        assertThat(volume.at(2, 1, 3)).isEqualTo((float) atTwoOneThree);
        assertThat(volume.at(0, 0, 1)).isEqualTo((float) atZeroZeroOne);
        assertThat(volume.affine())
                .isDeepEqualTo(new double[][] {{2, 0, 0, -10}, {0, 3, 0, -20}, {0, 0, 4, -30}, {0, 0, 0, 1}});
    }

    @Test
    void turnsAQuaternionIntoAnAffine() {
        // nibabel 5.4.2: load(...).affine of a rotated volume with a mirrored third axis.
        double[][] expected = {
            {1.381591488e+00, -9.300638917e-01, -4.027834732e-01, 11},
            {5.841275217e-01, 2.199807925e+00, 9.526725192e-01, -12},
            {5.898612016e-09, 7.388005500e-01, -3.343677698e+00, 13},
            {0, 0, 0, 1}
        };
        NiftiVolume volume = read(TestFiles.bytes("nifti/qform.nii.gz"));
        for (int row = 0; row < 4; row++) {
            assertThat(volume.affine()[row]).containsExactly(expected[row], within(1e-6));
        }
        assertThat(volume.affineToLps()[0][3]).isEqualTo(-11);
        assertThat(volume.affineToLps()[2][3]).isEqualTo(13);
    }

    @Test
    void readsAVolumeOfTheCohort() {
        // nibabel 5.4.2: sum 1242090, [24, 20, 8] = 122, [10, 30, 5] = 74, zooms (4, 4, 9).
        NiftiVolume t1 = read(TestFiles.bytes("cohort/radiology/GS-0001/t1.nii.gz"));
        double sum = 0;
        for (float value : t1.data()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(1242090);
        assertThat(t1.at(24, 20, 8)).isEqualTo(122f);
        assertThat(t1.at(10, 30, 5)).isEqualTo(74f);
        assertThat(new double[] {t1.spacingI(), t1.spacingJ(), t1.spacingK()}).containsExactly(4, 4, 9);
        assertThat(t1.affine()[2][3]).isEqualTo(-67.5);
    }

    @Test
    void refusesAVolumeThatDeclaresMoreThanIsRead() throws Exception {
        byte[] bomb = plain("uint8.nii.gz");
        ByteBuffer.wrap(bomb)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(42, (short) 30000)
                .putShort(44, (short) 30000);
        assertRefused(zip(bomb), "declares 4500000000 voxels");
    }

    @Test
    void namesWhatIsCutOff() throws Exception {
        byte[] whole = plain("int16.nii.gz");
        assertRefused(Arrays.copyOf(whole, whole.length - 7), "ends after 56");
        assertRefused(Arrays.copyOf(whole, 100), "348 bytes");
        byte[] zipped = TestFiles.bytes("nifti/int16.nii.gz");
        assertRefused(Arrays.copyOf(zipped, zipped.length / 2), "cut off");
    }

    @Test
    void refusesWhatIsNoVolume() throws Exception {
        assertRefused(TestFiles.bytes("cohort/histology/GS-0001/slide.png"), "no NIfTI-1 file");
        byte[] complex = plain("int16.nii.gz");
        ByteBuffer.wrap(complex).order(ByteOrder.LITTLE_ENDIAN).putShort(70, (short) 32);
        assertRefused(complex, "type 32");
        byte[] series = plain("int16.nii.gz");
        ByteBuffer.wrap(series)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(40, (short) 4)
                .putShort(48, (short) 9);
        assertRefused(series, "4 dimensions");
        byte[] flat = plain("int16.nii.gz");
        ByteBuffer.wrap(flat).order(ByteOrder.LITTLE_ENDIAN).putFloat(80, 0);
        assertRefused(flat, "spacing of 0.0 mm along axis 1");
    }

    @Test
    void givesUpAfterItsTime() {
        ReadLimits hasty = new ReadLimits(1 << 20, 1 << 20, Duration.ofNanos(1));
        assertThatThrownBy(() -> NiftiReader.read("a.nii.gz", TestFiles.bytes("nifti/int16.nii.gz"), hasty))
                .hasMessageContaining("within");
    }

    private static NiftiVolume read(byte[] bytes) {
        return NiftiReader.read("volume.nii.gz", bytes, ReadLimits.USUAL);
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining(message);
    }

    private static byte[] plain(String file) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(TestFiles.bytes("nifti/" + file))).readAllBytes();
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
