package org.probatum.evaluation.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BadDesignRequestsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            design.groupSequential   | {"informationRates":[0.5,0.4,1]}                                  | look 2
            design.groupSequential   | {"informationRates":[0.5,1],"typeOfDesign":"asXX"}                | typeOfDesign
            design.groupSequential   | {"informationRates":[1],"alpha":0.7}                              | alpha
            design.groupSequential   | {"informationRates":[0.5,1],"typeOfDesign":"asUser","userAlphaSpending":[]} | userAlphaSpending
            design.groupSequential   | {"informationRates":[0.5,1],"typeOfDesign":"WT","deltaWT":1e9}    | deltaWT
            design.powerTTest        | {"n":20,"power":0.8,"delta":1}                                    | not both
            design.powerTTest        | {"n":-3,"delta":1}                                                | above 1
            design.powerMeans        | {"design":{},"alternative":[],"maxNumberOfSubjects":50}           | alternative
            design.sampleSizeRates   | {"design":{},"pi1":0,"pi2":0.2}                                   | pi1
            design.sampleSizeMeans   | {"design":{},"alternative":0,"stDev":1}                           | thetaH0
            multiplicity.adjust      | {"p":[0.1,2],"alpha":0.05}                                        | p[1]
            continuous.mmrm          | {"data":{"y":[1,2],"s":[1,1],"v":[1,9],"a":[0,1]},"response":"y","subject":"s","visit":"v","visits":[1,2],"arm":"a","armLevels":[0,1]} | levels
            continuous.lmm           | {"data":{"y":[1,2],"g":[1,2]},"formula":"y ~ 1"}                  | random term
            continuous.polynomial    | {"x":[1],"y":[1,2,3],"degree":1}                                  | the response has 3
            association.kappa        | {"table":[[1,2,3],[1,2,3]]}                                       | square
            association.contingency  | {"table":[[1.5,2],[1,2]]}                                         | whole
            """)
    void namesWhatIsWrong(String method, String input, String part) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("id", "q");
        root.put("method", method);
        root.set("input", JsonMapper.shared().readTree(input));
        JsonNode error = StatisticsDesk.withAllMethods()
                .answer(StatisticsRequests.of(root, Path.of("."), "q"))
                .path("error");
        assertThat(error.path("code").asString()).isEqualTo("invalid-input");
        assertThat(error.path("message").asString()).contains(part);
    }
}
