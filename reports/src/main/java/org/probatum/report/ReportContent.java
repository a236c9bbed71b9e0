package org.probatum.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole report, composed and ready to be written.
 *
 * <p>The same content gives the same bytes, whoever writes it and whenever.
 *
 * @param blocks what follows the title page, in reading order; anchors of headings are unique
 */
public record ReportContent(TitlePage title, List<Block> blocks) {

    public ReportContent {
        blocks = List.copyOf(blocks);
        Set<String> anchors = new HashSet<>();
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading && heading.anchor().isPresent()) {
                requireNew(anchors, heading.anchor().get());
            }
        }
    }

    private static void requireNew(Set<String> anchors, String anchor) {
        if (!anchors.add(anchor)) {
            throw new IllegalArgumentException("Two headings have the anchor \"" + anchor + "\"; it must be unique");
        }
    }
}
