package org.probatum.report.pdf;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.probatum.report.Block;

/** On which page each heading stands; known once everything is laid out. */
final class PageNumbers {

    private final Map<Block.Heading, Integer> pages = new IdentityHashMap<>();
    private final Map<String, Integer> anchors = new HashMap<>();

    void put(Block.Heading heading, int page) {
        pages.put(heading, page);
        heading.anchor().ifPresent(anchor -> anchors.put(anchor, page));
    }

    Optional<Integer> of(Block.Heading heading) {
        return Optional.ofNullable(pages.get(heading));
    }

    Optional<Integer> of(String anchor) {
        return Optional.ofNullable(anchors.get(anchor));
    }
}
