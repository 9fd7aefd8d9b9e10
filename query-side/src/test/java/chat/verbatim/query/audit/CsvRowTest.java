package chat.verbatim.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {
    @Test
    void everyCellIsQuotedAndQuotesAreDoubled() {
        assertThat(CsvRow.cell("say \"hi\", then go\r\n")).isEqualTo("\"say \"\"hi\"\", then go\r\n\"");
        assertThat(CsvRow.cell("")).isEqualTo("\"\"");
        assertThat(CsvRow.cell(null)).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void whatASpreadsheetWouldRunIsText(String formula) {
        assertThat(CsvRow.cell(formula)).isEqualTo("\"'" + formula + "\"");
    }

    @Test
    void whatOnlyContainsSuchSignsStaysAsItIs() {
        assertThat(CsvRow.cell("1=1")).isEqualTo("\"1=1\"");
    }
}
