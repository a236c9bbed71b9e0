package org.probatum.evaluation.run;

/** Draws explanations with the plot engine that reports and screens use. */
public interface ExplanationPainter {

    /**
     * @param mark the pass mark in words
     * @param reliable whether the plan's thresholds are met; otherwise "not reliable" is written across the picture
     * @return PNG bytes
     */
    byte[] paint(ExplanationContent content, String subtitle, String mark, boolean reliable);
}
