package org.probatum.alignment.harmonization;

import java.util.Locale;

/**
 * Converts laboratory values between the units that sites report, analyte by analyte.
 *
 * <p>Molar masses (g/mol): glucose 180.156 (C₆H₁₂O₆), creatinine 113.12 (C₄H₇N₃O), sodium 22.990, bilirubin 584.66 (C₃₃H₃₆N₄O₆), urea
 * 60.056 (CH₄N₂O); haemoglobin 16,114.5 for the monomer with one iron atom, as IFCC reports it. Source: IUPAC standard atomic weights
 * (2021) for the formulas; IFCC for haemoglobin. Proteins without an agreed molar mass are converted between masses only.
 */
public enum LaboratoryConversion {
    C_REACTIVE_PROTEIN("mg/L", 0),
    ALBUMIN("g/L", 0),
    LACTATE_DEHYDROGENASE("U/L", 0),
    HAEMOGLOBIN("g/L", 16_114.5),
    PLATELETS("10*9/L", 0),
    LEUKOCYTES("10*9/L", 0),
    SODIUM("mmol/L", 22.990),
    GLUCOSE("mmol/L", 180.156),
    CREATININE("umol/L", 113.12),
    BILIRUBIN("umol/L", 584.66),
    UREA("mmol/L", 60.056);

    private final UcumUnit unit;
    private final double gramsPerMole;

    LaboratoryConversion(String unit, double gramsPerMole) {
        this.unit = UcumUnit.parse(unit);
        this.gramsPerMole = gramsPerMole;
    }

    /** The unit that values are brought to. */
    public UcumUnit unit() {
        return unit;
    }

    /**
     * @param value as reported
     * @param reported UCUM code of its unit
     * @return in {@link #unit()}
     * @throws IllegalArgumentException if the unit is not understood or does not fit the analyte
     */
    public double toCommonUnit(double value, String reported) {
        UcumUnit from = UcumUnit.parse(reported);
        try {
            return gramsPerMole > 0 ? from.convert(value, unit, gramsPerMole) : from.convert(value, unit);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + wrong.getMessage(), wrong);
        }
    }
}
