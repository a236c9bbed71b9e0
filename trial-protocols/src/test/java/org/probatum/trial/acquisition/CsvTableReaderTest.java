package org.probatum.trial.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableReaderTest {

    private static final TableExpectation EXPECTATION = expectation();

    private static TableExpectation expectation() {
        Map<String, AcceptedValues> columns = new LinkedHashMap<>();
        columns.put("age_years", new AcceptedValues.Number(22, 88, true));
        columns.put("months", new AcceptedValues.Number(0, Double.POSITIVE_INFINITY, false));
        columns.put("sex", new AcceptedValues.OneOf(List.of("female", "male")));
        return new TableExpectation("participant_id", columns, false);
    }

    @Test
    void readsNumbersTextAndMissingValues() {
        CsvTable table = read("\ufeffparticipant_id,age_years,months,sex\r\nP1,60.2,1e1,male\r\nP2,,,\r\n\r\n");
        assertThat(table.columns()).containsExactly("participant_id", "age_years", "months", "sex");
        assertThat(table.row("P1").orElseThrow().number("months")).hasValue(10);
        assertThat(table.row("P2").orElseThrow().number("age_years")).isEmpty();
        assertThat(table.row("P2").orElseThrow().line()).isEqualTo(3);
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void keepsTheRowOfOneParticipant() {
        CsvTable table = read("participant_id,age_years,months,sex\nP1,60.2,3,male\nP2,,5,\n");
        assertThat(new String(table.withRowOnly(table.row("P2").orElseThrow()), StandardCharsets.UTF_8))
                .isEqualTo("participant_id,age_years,months,sex\r\nP2,,5,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "P1,5,3,male          | line 2, column age_years: \"5\" is impossible: 22.0 to 88.0 is right",
                "P1,50,0,male         | line 2, column months: \"0\" is impossible: more than 0.0 is right",
                "P1,50,NaN,male       | line 2, column months: \"NaN\" is no number",
                "P1,50,NA,male        | line 2, column months: \"NA\" is no number",
                "P1,\"50,5\",1,male   | line 2, column age_years: \"50,5\" is no number",
                "P1,50,1e999,male     | line 2, column months: \"1e999\" is no number",
                "P1,50,0x1p3,male     | line 2, column months: \"0x1p3\" is no number",
                "P1,50,1,man          | line 2, column sex: \"man\" is none of female, male",
                ",50,1,male           | line 2 has no participant_id",
                "P1,50,1              | line 2 has 3 cells; the header has 4",
                "P1,50,1,\"male       | no CSV table"
            })
    void namesWhatIsWrongAndWhere(String row, String message) {
        assertRefused("participant_id,age_years,months,sex\n" + row + "\n", message);
    }

    @Test
    void namesARepeatedIdentifierWithBothLines() {
        assertRefused(
                "participant_id,age_years,months,sex\nP1,50,1,male\nP2,50,1,male\nP1,51,2,male\n",
                "line 4 repeats the participant_id P1 of line 2");
    }

    @Test
    void countsFurtherFaults() {
        assertRefused("participant_id,age_years,months,sex\nP1,5,0,man\n", "(and 2 more)");
    }

    @Test
    void holdsTheHeaderAgainstTheExpectation() {
        assertRefused("participant_id,age_years,sex\n", "lacks the column months");
        assertRefused("participant_id,age_years,months,sex,arm\n", "\"arm\" that nobody expects");
        assertRefused("participant_id,age_years,months,sex,sex\n", "\"sex\" twice");
        assertRefused("", "is empty");
    }

    @Test
    void refusesWhatIsNotUtf8OrTooLarge() {
        byte[] latin =
                "participant_id,age_years,months,sex\nM\u00fcller,50,1,male\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvTableReader.read("t.csv", latin, EXPECTATION, ReadLimits.USUAL))
                .hasMessageContaining("UTF-8");
        byte[] table =
                "participant_id,age_years,months,sex\nP1,50,1,male\nP2,50,1,male\n".getBytes(StandardCharsets.UTF_8);
        ReadLimits small = new ReadLimits(1000, 7, Duration.ofMinutes(1));
        assertThatThrownBy(() -> CsvTableReader.read("t.csv", table, EXPECTATION, small))
                .hasMessageContaining("8 cells; at most 7");
    }

    private static CsvTable read(String text) {
        return CsvTableReader.read("t.csv", text.getBytes(StandardCharsets.UTF_8), EXPECTATION, ReadLimits.USUAL);
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining(message);
    }
}
