package org.probatum.evaluation.statistics.request;

import java.util.Map;

/** The methods of one family, by full name. */
public interface MethodFamily {

    Map<String, StatisticsMethod> methods();
}
