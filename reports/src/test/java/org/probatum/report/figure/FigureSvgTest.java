package org.probatum.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Path2D;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
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
        String text = FigureSvg.of(figure, FigureStyle.COLUMN_WIDTH);
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
        assertThat(svg.getAttribute("viewBox")).matches("0 0 \\d+ \\d+");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("font-family")).startsWith("'Liberation Sans', Arial");
        assertThat(text).doesNotContainPattern(" (d|x|y|width|height)=\"[^\"]*\\.\\d{3}");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(figure.labels().title());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(figure.labels().alternative());
        assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThan(2);
    }

    /** Path data as SVG 1.1 section 8.3 defines it. */
    @Test
    void writesLinesAndCurvesWithTwoDecimals() {
        Path2D path = new Path2D.Double();
        path.moveTo(1.0 / 3, -0.001);
        path.lineTo(1e7, 2.5);
        path.quadTo(1, 2, 3, 4);
        path.curveTo(1, 2, 3, 4, 5, 6);
        path.closePath();
        assertThat(SvgText.path(path)).isEqualTo("M0.33 0L10000000 2.5Q1 2 3 4C1 2 3 4 5 6Z");
    }

    @Test
    void keepsWhatLooksLikeMarkupAsText() {
        assertThat(SvgText.escape("p < 0.001 & <b>")).isEqualTo("p &lt; 0.001 &amp; &lt;b&gt;");
    }

    @Test
    void aFlowThatDoesNotAddUpIsRefused() {
        ConsortFlowFigure flow = SampleFigures.consortFlow();
        assertThatThrownBy(() -> new ConsortFlowFigure(
                        flow.labels(), 313, flow.excluded(), flow.excludedInput(), flow.randomized(), flow.arms()))
                .hasMessageContaining("assessed is 313, its parts sum to 312");
    }
}
