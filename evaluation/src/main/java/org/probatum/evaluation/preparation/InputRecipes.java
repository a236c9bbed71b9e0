package org.probatum.evaluation.preparation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a model card how each input is made.
 *
 * <p>An input that lists {@code features} takes those table columns. Otherwise its modality, shape and the words of its
 * {@code preprocessing} decide; an input that fits no recipe is refused by name, never guessed.
 */
public final class InputRecipes {

    private static final Pattern SLICE = Pattern.compile("slice z ?= ?([0-9]{1,4})\\b");

    private InputRecipes() {}

    /**
     * The recipe of one input.
     *
     * @param name the input's name
     * @param modality as the card says: histology, radiology, molecular, clinical+laboratory, notes, availability
     * @param shape the length of each axis, -1 where it is free
     * @param features the table columns in order; empty when the input is no table
     * @param preprocessing the card's words
     * @return empty when no recipe fits
     */
    public static Optional<InputRecipe> of(
            String name, String modality, List<Long> shape, List<String> features, String preprocessing) {
        if (!features.isEmpty()) {
            return Optional.of(new InputRecipe.TableColumns(features));
        }
        String words = (name + " " + preprocessing).toLowerCase(Locale.ROOT);
        return switch (modality) {
            case "histology" -> histology(words, shape);
            case "radiology" -> radiology(name, words, shape);
            case "notes" ->
                shape.size() == 2 && shape.get(1) > 0
                        ? Optional.of(new InputRecipe.NoteTokens(Math.toIntExact(shape.get(1))))
                        : Optional.empty();
            case "availability" -> mask(words, shape);
            default -> Optional.empty();
        };
    }

    private static Optional<InputRecipe> histology(String words, List<Long> shape) {
        int last = Math.toIntExact(shape.getLast());
        if (shape.size() == 4 && shape.get(1) == 3 && words.contains("overview") && last > 0) {
            return Optional.of(new InputRecipe.SlideOverview(last));
        }
        if (shape.size() == 3 && last > 0 && words.contains("tile")) {
            return Optional.of(new InputRecipe.TileFeatures(last));
        }
        if (shape.size() == 2 && last < 0 && words.contains("mask")) {
            return Optional.of(new InputRecipe.TileMask());
        }
        if (shape.size() == 2 && last > 0 && words.contains("mean over")) {
            return Optional.of(new InputRecipe.MeanTileFeatures(last));
        }
        return Optional.empty();
    }

    private static Optional<InputRecipe> radiology(String name, String words, List<Long> shape) {
        Matcher slice = SLICE.matcher(words);
        if (shape.size() == 4 && shape.get(1) == 1 && slice.find()) {
            boolean moving = words.contains("t2");
            String volume = moving ? words.contains("registered") ? "t2_registered" : "t2" : "t1";
            return Optional.of(new InputRecipe.VolumeSlice(volume, Integer.parseInt(slice.group(1))));
        }
        if (shape.size() == 5 && shape.get(1) == 1) {
            return Optional.of(new InputRecipe.WholeVolume(name.toLowerCase(Locale.ROOT)));
        }
        if (shape.size() == 5 && shape.get(2) == 2 && words.contains("t1") && words.contains("t2")) {
            boolean registered = words.contains("registered") && !words.contains("as acquired");
            return Optional.of(new InputRecipe.SliceStack(List.of("t1", registered ? "t2_registered" : "t2")));
        }
        return Optional.empty();
    }

    private static Optional<InputRecipe> mask(String words, List<Long> shape) {
        int at = words.indexOf("order:");
        if (at < 0 || shape.size() != 2) {
            return Optional.empty();
        }
        String listed = words.substring(at + "order:".length());
        int end = listed.indexOf(';');
        List<String> order = java.util.Arrays.stream((end < 0 ? listed : listed.substring(0, end)).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        return order.size() == shape.get(1) ? Optional.of(new InputRecipe.ModalityMask(order)) : Optional.empty();
    }
}
