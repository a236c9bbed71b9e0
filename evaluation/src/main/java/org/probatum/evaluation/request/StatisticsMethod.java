package org.probatum.evaluation.request;

import tools.jackson.databind.node.ObjectNode;

/** One method that can be asked for by name. */
@FunctionalInterface
public interface StatisticsMethod {

    /**
     * Answers one request.
     *
     * @return the result fields, named as in the reference answers; plus {@code source} (formula or paper) and
     *     {@code warnings} where the method has any
     * @throws StatisticsException if the input is not usable or the quantity is not estimable
     * @throws IllegalArgumentException if a calculator refuses a value; it is answered as {@code invalid-input}
     */
    ObjectNode answer(StatisticsRequest request);
}
