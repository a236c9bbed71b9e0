package org.probatum.evaluation.explanation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.preparation.VoxelArray;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.trial.audit.CanonicalJson;

/** What a run stores is what is read back. */
class SnapshotTest {

    @Test
    void tilesKeepTheirPlaces() {
        Snapshot snapshot = read(new ExplanationContent.TileWeights(
                "Attention",
                new SlideImage(2, 2, new byte[12]),
                2,
                2,
                List.of(Double.NaN, 0.25, 0.75, Double.NaN),
                false));
        Snapshot.SpatialMap map = (Snapshot.SpatialMap) snapshot.content();
        assertThat(snapshot.title()).isEqualTo("Attention");
        assertThat(map.over()).isEqualTo(Snapshot.Over.TILES);
        assertThat(map.values()).containsExactly(Double.NaN, 0.25, 0.75, Double.NaN);
        assertThat(map.magnitude()).isEqualTo(0.75);
        assertThat(map.signed()).isFalse();
    }

    @Test
    void aMapKeepsItsVolumeAndItsSlices() {
        Snapshot.SpatialMap map = (Snapshot.SpatialMap) read(new ExplanationContent.VolumeMap(
                        "Occlusion of t1",
                        "t1",
                        new VoxelArray(2, 2, 4, 1, 1, new float[16]),
                        1,
                        2,
                        new ExplanationContent.Grid(2, 1, 2, List.of(0.1, -0.2, 0.3, -0.4), true)))
                .content();
        assertThat(map)
                .isEqualTo(new Snapshot.SpatialMap(
                        Snapshot.Over.VOLUME, Optional.of("t1"), 1, 2, 2, 1, 2, List.of(0.1, -0.2, 0.3, -0.4), true));
    }

    @Test
    void slicesHaveOneValueEach() {
        Snapshot.SpatialMap map = (Snapshot.SpatialMap) read(new ExplanationContent.SliceWeights(
                        "Attention", "t1", new VoxelArray(1, 1, 3, 1, 1, new float[3]), List.of(0.2, 0.5, 0.3), false))
                .content();
        assertThat(map.over()).isEqualTo(Snapshot.Over.SLICES);
        assertThat(map.volume()).contains("t1");
        assertThat(map.slices()).isEqualTo(3);
        assertThat(map.coveredSlices()).isEqualTo(3);
    }

    @Test
    void aMissingValueIsNoNumber() {
        Snapshot.Named named = (Snapshot.Named) read(new ExplanationContent.SignedValues(
                        "IG",
                        List.of(new ExplanationContent.SignedValue("G1", Double.NaN, 0.5, true)),
                        0.1,
                        0.6,
                        "risk"))
                .content();
        assertThat(named.unit()).isEqualTo("risk");
        assertThat(named.parts()).containsExactly(new Snapshot.Part("G1", Double.NaN, 0.5));
    }

    @Test
    void otherBytesAreRefusedInWords() {
        assertThatThrownBy(() -> Snapshot.read("no json".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("The stored numbers of an explanation are not readable as JSON");
        assertThatThrownBy(() -> Snapshot.read("{\"kind\":\"hologram\"}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("An explanation of kind \"hologram\" cannot be read by this version");
    }

    private static Snapshot read(ExplanationContent content) {
        Map<String, Object> plain = ExplanationContent.finite(content.plain());
        return Snapshot.read(CanonicalJson.bytes(plain));
    }
}
