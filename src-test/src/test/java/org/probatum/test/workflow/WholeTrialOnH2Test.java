package org.probatum.test.workflow;

import java.util.Map;

class WholeTrialOnH2Test extends WholeTrialTests {

    /** The built-in database of the data folder. */
    @Override
    Map<String, Object> database() {
        return Map.of();
    }
}
