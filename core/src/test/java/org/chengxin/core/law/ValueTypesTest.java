package org.chengxin.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {

    @ParameterizedTest
    @ValueSource(strings = {"holder-37-2", "28-fine", "a", "0"})
    void provisionCodesRoundTrip(String code) {
        assertThat(ProvisionCode.parse(code)).contains(ProvisionCode.of(code));
        assertThat(ProvisionCode.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "-a", "a-", "a--b", "A", "a b", "二", "a_b", "a23456789-123456789-123456789-123456789-1"
            })
    void whatIsNoProvisionCodeIsRefused(String text) {
        assertThat(ProvisionCode.parse(text)).isEmpty();
        assertThatThrownBy(() -> ProvisionCode.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "Mining", "1a", "-a", "a-", "a--b", "a_b", "采矿", "a23456789012345678901234567890123"})
    void whatIsNoSectorIdIsRefused(String text) {
        assertThatThrownBy(() -> SectorId.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "15000", "1500000", "15000a", "１５００００"})
    void whatIsNoAreaCodeIsRefused(String text) {
        assertThat(AreaCode.parse(text)).isEmpty();
        assertThatThrownBy(() -> AreaCode.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "AA", "甲", "1"})
    void whatIsNoGradeIsRefused(String text) {
        assertThatThrownBy(() -> Grade.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void aCitationNamesItsArticle(String text) {
        assertThatThrownBy(() -> Citation.of(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Points.Formula(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sectorIdsAndProvisionsHaveAnOrder() {
        assertThat(SectorId.of("fooddrug")).isLessThan(SectorId.of("mining"));
        assertThat(ProvisionCode.of("28-fine")).isLessThan(ProvisionCode.of("holder-1-1"));
    }
}
