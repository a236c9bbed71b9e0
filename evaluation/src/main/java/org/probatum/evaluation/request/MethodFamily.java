package org.probatum.evaluation.request;

import java.util.Map;

/** The methods of one family, by full name. */
public interface MethodFamily {

    Map<String, StatisticsMethod> methods();
}
