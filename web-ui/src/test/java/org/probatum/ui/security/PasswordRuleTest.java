package org.probatum.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {

    @Test
    void plainWordsAreFine() {
        assertThat(PasswordRule.objection("a.weber", "four plain words here")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, at least 12",
        "my a.weber password, login name",
        "MY A.WEBER PASSWORD, login name",
        "aaaaaaaabbbbbbbb, different characters"
    })
    void whatIsEasyToGuessIsNot(String password, String objection) {
        assertThat(PasswordRule.objection("a.weber", password))
                .hasValueSatisfying(said -> assertThat(said).contains(objection));
    }

    @Test
    void bytesBeyondThoseThatBcryptReadsAreRefused() {
        // ö takes two bytes in UTF-8
        assertThat(PasswordRule.objection("a.weber", "abcde" + "ö".repeat(33))).isEmpty();
        assertThat(PasswordRule.objection("a.weber", "abcde" + "ö".repeat(34))).isPresent();
    }
}
