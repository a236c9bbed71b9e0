package org.probatum.report.figure;

/**
 * What stands over a figure, and what stands for it.
 *
 * @param title the subject of the finding
 * @param subtitle population, model version and analysis set; may be empty
 * @param alternative what the figure shows, for a reader who does not see it
 */
public record FigureLabels(String title, String subtitle, String alternative) {

    public FigureLabels {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A figure has a title");
        }
        if (alternative.isBlank()) {
            throw new IllegalArgumentException("Figure \"" + title + "\" needs a text alternative");
        }
    }
}
