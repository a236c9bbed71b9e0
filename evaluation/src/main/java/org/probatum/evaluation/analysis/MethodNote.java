package org.probatum.evaluation.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is said beside the choice of a method. It is read from the page {@code docs/methods/plan-methods.md}, which is part of
 * the build, so that screen and documentation cannot differ.
 *
 * @param method as in the plan
 * @param title what it is called, in words
 * @param formula lines of plain text
 * @param assumptions sentences
 * @param source papers
 */
public record MethodNote(String method, String title, String formula, String assumptions, String source) {

    private static final String PAGE = "plan-methods.md";

    /**
     * The note of a method of {@link PlanMethod}.
     *
     * @throws IllegalArgumentException if the page has no section of this method
     */
    public static MethodNote of(String method) {
        return Optional.ofNullable(Page.NOTES.get(method))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no note on the method " + method + "; known are " + Page.NOTES.keySet()));
    }

    /** All notes, in the order of the page. */
    static Map<String, MethodNote> all() {
        return Page.NOTES;
    }

    /** Read at first use. */
    private static final class Page {

        static final Map<String, MethodNote> NOTES = java.util.Collections.unmodifiableMap(notes(text()));

        private static Map<String, MethodNote> notes(String page) {
            Map<String, MethodNote> notes = new LinkedHashMap<>();
            String[] sections = page.split("(?m)^## ", -1);
            for (int i = 1; i < sections.length; i++) {
                MethodNote note = note(sections[i]);
                notes.put(note.method(), note);
            }
            return notes;
        }

        /** A section: the method's name, its title in bold, the formula indented, then two paragraphs. */
        private static MethodNote note(String section) {
            String method = section.substring(0, section.indexOf('\n')).strip();
            String title = "";
            StringBuilder formula = new StringBuilder();
            StringBuilder words = new StringBuilder();
            for (String line : section.substring(section.indexOf('\n')).split("\n", -1)) {
                if (line.startsWith("**")) {
                    title = line.replace("*", "").strip();
                } else if (line.startsWith("    ")) {
                    formula.append(line.substring(4)).append('\n');
                } else {
                    words.append(line.strip()).append(line.isBlank() ? "\n" : " ");
                }
            }
            return new MethodNote(
                    method,
                    title,
                    formula.toString().stripTrailing(),
                    paragraph(method, words, "Assumes: "),
                    paragraph(method, words, "Source: "));
        }

        private static String paragraph(String method, StringBuilder words, String beginning) {
            return words.toString()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()).replaceAll("\\s*\\[[^]]*]\\([^)]*\\)", ""))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            PAGE + ", section " + method + ": a paragraph begins with \"" + beginning + "\""));
        }

        private static String text() {
            try (InputStream in = MethodNote.class.getResourceAsStream(PAGE)) {
                if (in == null) {
                    throw new IllegalStateException("The build lacks the page " + PAGE);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the page " + PAGE, e);
            }
        }
    }
}
