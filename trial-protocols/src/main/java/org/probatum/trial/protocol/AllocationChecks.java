package org.probatum.trial.protocol;

import java.util.List;

/** Whether the allocation rule can be carried out with the trial's arms. */
final class AllocationChecks {

    private static final String POINTER = "/allocation";

    private final List<Arm> arms;
    private final AllocationRule rule;

    AllocationChecks(TrialDefinition definition) {
        this.arms = definition.arms();
        this.rule = definition.allocation();
    }

    void addTo(List<Finding> findings) {
        switch (rule) {
            case AllocationRule.Simple simple -> {}
            case AllocationRule.PermutedBlocks blocks -> blocks(blocks.blockSizes(), findings);
            case AllocationRule.StratifiedPermutedBlocks blocks -> blocks(blocks.blockSizes(), findings);
            case AllocationRule.PocockSimon minimization -> minimization(minimization, findings);
            case AllocationRule.BiasedCoin coin -> biasedCoin(findings);
            case AllocationRule.Urn urn -> equalRatios(findings);
        }
    }

    private void blocks(List<Integer> sizes, List<Finding> findings) {
        int unit = arms.stream().mapToInt(Arm::ratio).sum();
        for (int i = 0; i < sizes.size(); i++) {
            if (sizes.get(i) % unit != 0) {
                findings.add(new Finding(
                        POINTER + "/blockSizes/" + i,
                        "is a multiple of the sum of the ratios, " + unit + ", was " + sizes.get(i)));
            }
        }
    }

    private void minimization(AllocationRule.PocockSimon rule, List<Finding> findings) {
        if (rule.probability() * arms.size() <= 1) {
            findings.add(new Finding(
                    POINTER + "/probability",
                    "is above 1 divided by the number of arms, " + arms.size() + ", was " + rule.probability()));
        }
    }

    private void equalRatios(List<Finding> findings) {
        if (arms.stream().mapToInt(Arm::ratio).distinct().count() > 1) {
            findings.add(new Finding(POINTER, "takes the urn design only for arms of equal ratio"));
        }
    }

    private void biasedCoin(List<Finding> findings) {
        if (arms.size() != 2 || arms.get(0).ratio() != arms.get(1).ratio()) {
            findings.add(new Finding(POINTER, "takes the biased coin only for two arms of equal ratio"));
        }
    }
}
