package org.probatum.ui.models;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.EnumMap;
import java.util.Map;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.missing.certificate.SubsetMetric;

/** What a certificate depends on: margins, threshold, draws and seed. */
final class CertifyForm extends Div {

    private static final int USUAL_DRAWS = 2000;
    private static final double USUAL_MARGIN = 0.05;

    private final Map<SubsetMetric, NumberField> margins = new EnumMap<>(SubsetMetric.class);
    private final NumberField threshold = new NumberField("Decision threshold");
    private final IntegerField draws = new IntegerField("Bootstrap samples");
    private final IntegerField seed = new IntegerField("Seed");

    CertifyForm() {
        Div fields = new Div();
        fields.addClassName("form-grid");
        for (SubsetMetric metric : SubsetMetric.values()) {
            NumberField margin = new NumberField("Margin of the " + words(metric));
            margin.setStep(0.001);
            margins.put(metric, margin);
            fields.add(margin);
        }
        margins.getOrDefault(SubsetMetric.AUC, threshold).setValue(USUAL_MARGIN);
        threshold.setStep(0.01);
        threshold.setValue(0.5);
        draws.setValue(USUAL_DRAWS);
        seed.setValue(1);
        fields.add(threshold, draws, seed);
        add(
                new Paragraph(
                        "A margin is the largest loss against the full input that is tolerable, between 0 and 1. A metric without "
                                + "one is reported without a verdict."),
                fields);
    }

    private static String words(SubsetMetric metric) {
        return switch (metric) {
            case AUC -> "AUC";
            case C_INDEX -> "index of concordance";
            case BRIER -> "Brier score";
            case CALIBRATION -> "calibration";
            case DECISION_FLIPS -> "decisions changed";
        };
    }

    /** @throws IllegalArgumentException if a field is out of range, naming it */
    CertificateSettings settings() {
        CertificateSettings settings = CertificateSettings.withSeed(required(seed.getValue(), "The seed"))
                .withDraws(required(draws.getValue(), "The number of bootstrap samples"))
                .withDecisionThreshold(required(threshold.getValue(), "The decision threshold"));
        for (Map.Entry<SubsetMetric, NumberField> margin : margins.entrySet()) {
            Double value = margin.getValue().getValue();
            if (value != null) {
                if (!(value > 0 && value < 1)) {
                    throw new IllegalArgumentException(
                            "The margin of the " + words(margin.getKey()) + " lies between 0 and 1, was " + value);
                }
                settings = settings.withMargin(margin.getKey(), value);
            }
        }
        return settings;
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is not filled in, or is no number");
        }
        return value;
    }
}
