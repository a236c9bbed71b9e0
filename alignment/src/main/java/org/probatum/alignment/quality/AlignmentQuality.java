package org.probatum.alignment.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdict on one alignment with the evidence behind it.
 *
 * @param verdict what may be done with it
 * @param reasons why it is not accepted, one sentence each; empty when it is
 * @param predictedError90 predicted 90th percentile of the registration error over the foreground (mm)
 * @param lowest lower end of the 90 % prediction interval (mm)
 * @param highest upper end (mm)
 * @param acceptedError the error up to which the plan accepts (mm)
 * @param evidence measured, in voxels of the fixed image where it is a length
 */
public record AlignmentQuality(
        Verdict verdict,
        List<String> reasons,
        double predictedError90,
        double lowest,
        double highest,
        double acceptedError,
        AlignmentEvidence evidence) {

    public AlignmentQuality {
        reasons = List.copyOf(reasons);
    }

    /** Plain text, numbers and lists, in fixed order. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("verdict", verdict.name());
        plain.put("reasons", reasons);
        plain.put("predictedError90Millimetres", predictedError90);
        plain.put("lowestMillimetres", lowest);
        plain.put("highestMillimetres", highest);
        plain.put("acceptedErrorMillimetres", acceptedError);
        plain.put("overlap", evidence.overlap());
        plain.put("foregroundDice", evidence.foregroundDice());
        plain.put("blocks", evidence.blocks());
        plain.put("edgeContrast", evidence.edgeContrast());
        plain.put("blockMedianVoxels", evidence.blockMedian());
        plain.put("blockPercentile90Voxels", evidence.blockPercentile90());
        plain.put("regionMedianVoxels", evidence.regionMedian());
        plain.put("regionPercentile90Voxels", evidence.regionPercentile90());
        plain.put("edgeAgreement", evidence.edgeAgreement());
        plain.put("inverseConsistencyVoxels", evidence.inverseConsistency());
        plain.put("startMargin", evidence.startMargin());
        plain.put("foldedShare", evidence.foldedShare());
        plain.put("smallestJacobian", evidence.smallestJacobian());
        plain.put("movedVoxels", evidence.movedVoxels());
        return plain;
    }
}
