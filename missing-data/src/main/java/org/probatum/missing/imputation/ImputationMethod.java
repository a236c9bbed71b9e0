package org.probatum.missing.imputation;

import org.probatum.missing.Variable;

/** From which model the missing values of one variable are drawn, given the others. */
public enum ImputationMethod {
    /** Observed values of cases with a close predicted mean; numeric and binary variables. */
    PREDICTIVE_MEAN_MATCHING,
    /** Linear regression with coefficients and residual drawn from their posterior; numeric variables. */
    BAYESIAN_LINEAR,
    /** Logistic regression; binary variables. */
    LOGISTIC,
    /** Multinomial logistic regression; nominal, ordinal and binary variables. */
    POLYTOMOUS,
    /** Cumulative logistic regression; ordinal variables. */
    PROPORTIONAL_ODDS,
    /** Observed values of cases in the same leaves of a random forest; any variable. */
    RANDOM_FOREST;

    /** As R's mice chooses: matching, logistic, polytomous or proportional odds by scale. */
    public static ImputationMethod defaultOf(Variable variable) {
        return switch (variable.scale()) {
            case NUMERIC -> PREDICTIVE_MEAN_MATCHING;
            case BINARY -> LOGISTIC;
            case NOMINAL -> POLYTOMOUS;
            case ORDINAL -> PROPORTIONAL_ODDS;
        };
    }

    /** Whether a variable of this scale can be drawn so. */
    public boolean suits(Variable.Scale scale) {
        return switch (this) {
            case PREDICTIVE_MEAN_MATCHING -> scale == Variable.Scale.NUMERIC || scale == Variable.Scale.BINARY;
            case BAYESIAN_LINEAR -> scale == Variable.Scale.NUMERIC;
            case LOGISTIC -> scale == Variable.Scale.BINARY;
            case POLYTOMOUS -> scale != Variable.Scale.NUMERIC;
            case PROPORTIONAL_ODDS -> scale == Variable.Scale.ORDINAL;
            case RANDOM_FOREST -> true;
        };
    }

    UnivariateImputer imputer(Variable variable, ImputationSettings settings) {
        return switch (this) {
            case PREDICTIVE_MEAN_MATCHING -> new PredictiveMeanMatching(settings.donors(), settings.ridge());
            case BAYESIAN_LINEAR -> new BayesianLinear(settings.ridge());
            case LOGISTIC -> new LogisticImputer(settings.ridge());
            case POLYTOMOUS -> new PolytomousImputer(settings.ridge());
            case PROPORTIONAL_ODDS -> new ProportionalOddsImputer(settings.ridge());
            case RANDOM_FOREST -> new RandomForestImputer(variable.scale() == Variable.Scale.NOMINAL);
        };
    }
}
