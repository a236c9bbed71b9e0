package org.probatum.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probatum.registry.ConformanceResult;
import org.probatum.registry.Finding;
import org.probatum.registry.FusionTopology;
import org.probatum.registry.InspectionReport;

class StoredInspectionTest {

    @Test
    void readsWhatTheRegistryStores() {
        FusionTopology topology = new FusionTopology(
                FusionTopology.Family.LATE,
                "gated",
                "The branches meet late.",
                List.of(new FusionTopology.Branch("mri", 4)),
                1,
                true);
        InspectionReport report = new InspectionReport(
                Optional.empty(),
                Optional.empty(),
                Optional.of(17L),
                Optional.empty(),
                List.of(),
                List.of(),
                12,
                Map.of(),
                Optional.of("early/concatenation"),
                Optional.of(topology),
                List.of(new Finding(Finding.Severity.UNSAFE, "custom-operator", "It needs an unknown operator.")),
                List.of(new ConformanceResult("test_data_set_0", "risk", Double.NaN, 0.5, false, false)),
                "1e-4");

        StoredInspection stored = StoredInspection.parse(report.toJson());

        assertThat(stored.accepted()).isFalse();
        assertThat(stored.reasons()).containsExactly("It needs an unknown operator.");
        assertThat(stored.findings().getFirst().refuses()).isTrue();
        assertThat(stored.topology().detected()).contains("late/gated");
        assertThat(stored.topology().agrees()).contains(false);
        assertThat(stored.topology().branches()).contains(List.of(new StoredInspection.Branch("mri", 4)));
        assertThat(stored.conformance().getFirst().maxAbs())
                .as("not a number is no number")
                .isEmpty();
        assertThat(stored.conformance().getFirst().maxRel()).contains(0.5);
    }

    @Test
    void anInspectionWithoutATopologyIsReadToo() {
        InspectionReport report = new InspectionReport(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "1e-4");
        StoredInspection stored = StoredInspection.parse(report.toJson());
        assertThat(stored.accepted()).isTrue();
        assertThat(stored.topology().branches()).isEmpty();
        assertThat(stored.topology().agrees()).isEmpty();
    }
}
