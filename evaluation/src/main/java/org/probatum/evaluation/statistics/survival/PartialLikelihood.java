package org.probatum.evaluation.statistics.survival;

/**
 * Log partial likelihood with its derivatives, on the scale of standardized covariates.
 *
 * @param score first derivatives; shape [p]
 * @param information minus the second derivatives; shape [p][p]
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record PartialLikelihood(double logLik, double[] score, double[][] information) {}
