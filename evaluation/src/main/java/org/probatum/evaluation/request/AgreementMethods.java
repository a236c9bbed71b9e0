package org.probatum.evaluation.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.probatum.evaluation.statistics.agreement.BlandAltman;
import org.probatum.evaluation.statistics.agreement.FleissKappa;
import org.probatum.evaluation.statistics.agreement.IntraclassCorrelation;
import org.probatum.evaluation.statistics.agreement.Kappa;

/** Agreement of raters and of methods; named with the association methods. */
public final class AgreementMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("association.kappa", Kappa.SOURCE, in -> Kappa.of(in.matrix("table"), in.confidenceLevel()))
                .with(
                        "association.fleissKappa",
                        FleissKappa.SOURCE,
                        in -> FleissKappa.of(AssociationMethods.matrix(in, "counts")))
                .with("association.icc", IntraclassCorrelation.SOURCE, AgreementMethods::icc)
                .with("association.blandAltman", BlandAltman.SOURCE, in -> {
                    double[][] pairs = in.pairs("x", "y");
                    return BlandAltman.of(pairs[0], pairs[1], in.confidenceLevel());
                })
                .methods();
    }

    private static Object icc(RequestInput input) {
        return IntraclassCorrelation.of(AssociationMethods.matrix(input, "values"), input.confidenceLevel())
                .map(icc -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("msSubjects", icc.msSubjects());
                    json.put("msRaters", icc.msRaters());
                    json.put("msError", icc.msError());
                    json.put("icc1", coefficient(icc.icc1()));
                    json.put("icc2", coefficient(icc.icc2()));
                    json.put("icc3", coefficient(icc.icc3()));
                    json.put("icc1k", coefficient(icc.icc1k()));
                    json.put("icc2k", coefficient(icc.icc2k()));
                    json.put("icc3k", coefficient(icc.icc3k()));
                    return json;
                });
    }

    private static Map<String, Object> coefficient(IntraclassCorrelation.Coefficient coefficient) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("estimate", coefficient.estimate());
        json.put("F", coefficient.f());
        json.put("df1", coefficient.df1());
        json.put("df2", coefficient.df2());
        json.put("p", coefficient.p());
        json.put("lower", coefficient.lower());
        json.put("upper", coefficient.upper());
        return json;
    }
}
