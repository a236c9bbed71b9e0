package org.probatum.evaluation.request;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request for a statistic.
 *
 * @param id chosen by the asker, repeated in the answer
 * @param method family and method, such as {@code survival.cox}
 * @param input data and options
 * @param dataset the CSV file that the input's column names refer to
 */
public record StatisticsRequest(String id, String method, ObjectNode input, Optional<Path> dataset) {}
