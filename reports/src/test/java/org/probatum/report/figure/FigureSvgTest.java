package org.probatum.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.probatum.report.sample.SampleFigures;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FigureSvgTest {

    static List<Figure> figures() {
        return SampleFigures.all();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isWellFormedScalesAndHasATextAlternative(Figure figure) throws Exception {
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(FigureSvg.of(figure, FigureStyle.COLUMN_WIDTH))))
                .getDocumentElement();
        assertThat(svg.hasAttribute("viewBox")).isTrue();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(figure.labels().title());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(figure.labels().alternative());
        assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThan(2);
    }

    @org.junit.jupiter.api.Test
    void aFlowThatDoesNotAddUpIsRefused() {
        ConsortFlowFigure flow = SampleFigures.consortFlow();
        assertThatThrownBy(() -> new ConsortFlowFigure(
                        flow.labels(), 313, flow.excluded(), flow.excludedInput(), flow.randomized(), flow.arms()))
                .hasMessageContaining("assessed is 313, its parts sum to 312");
    }
}
