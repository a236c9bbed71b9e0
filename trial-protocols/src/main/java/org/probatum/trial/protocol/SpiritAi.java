package org.probatum.trial.protocol;

import java.util.List;

/** The SPIRIT-AI checklist, as far as it gates the approval of a protocol. Numbering to be confirmed. */
public final class SpiritAi {

    /** The 15 items, in the order of the checklist. */
    public static final List<String> ITEMS = List.of(
            "1(i)",
            "1(ii)",
            "6a(i)",
            "6a(ii)",
            "9",
            "10(i)",
            "10(ii)",
            "11a(i)",
            "11a(ii)",
            "11a(iii)",
            "11a(iv)",
            "11a(v)",
            "11a(vi)",
            "22",
            "29");

    private SpiritAi() {}

    /** The items on which the definition states nothing, in the order of the checklist. */
    public static List<String> missingItems(TrialDefinition definition) {
        List<String> stated =
                definition.spiritAi().stream().map(SpiritAiStatement::item).toList();
        return ITEMS.stream().filter(item -> !stated.contains(item)).toList();
    }
}
