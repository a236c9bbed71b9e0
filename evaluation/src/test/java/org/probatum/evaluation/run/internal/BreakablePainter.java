package org.probatum.evaluation.run.internal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationPainter;

/** Writes what it should draw as text, and fails when told so. */
final class BreakablePainter implements ExplanationPainter {

    private static final int NEVER = -1;

    private final AtomicInteger left = new AtomicInteger(NEVER);

    /** The picture after this many others fails, once. */
    void failAfter(int pictures) {
        left.set(pictures);
    }

    @Override
    public byte[] paint(ExplanationContent content, String subtitle, String mark, boolean reliable) {
        if (left.get() != NEVER && left.getAndDecrement() == 0) {
            throw new IllegalStateException("the painter broke");
        }
        return (content.title() + "\n" + subtitle + "\n" + mark).getBytes(StandardCharsets.UTF_8);
    }
}
