package org.chengxin.api.publishing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.publishing.store.MessageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private static Destinations of(Map<String, String> settings) {
        return new Destinations(name -> Optional.ofNullable(settings.get(name)), Path.of("home"));
    }

    @Test
    void by_default_each_publishing_system_has_a_folder_and_nobody_brings_notices() {
        Destinations usual = of(Map.of());
        assertThat(usual.all()).extracting(Destination::id).containsExactly("gsxt", "credit-china");
        assertThat(usual.all()).extracting(Destination::transport).containsOnly("file");
        assertThat(usual.of(MessageKind.PENALTY)).containsExactly("gsxt", "credit-china");
        assertThat(usual.of(MessageKind.NOTICE)).isEmpty();
    }

    @Test
    void the_configuration_says_who_and_how() {
        Destinations some = of(Map.of(
                "chengxin.publish.gsxt", "https://gsxt.example/in/",
                "chengxin.publish.credit-china", "off",
                "chengxin.publish.delivery", "http://127.0.0.1:8099/notices"));
        assertThat(some.all()).extracting(Destination::id).containsExactly("gsxt", "delivery");
        assertThat(some.all()).extracting(Destination::transport).containsOnly("http");
        assertThat(some.of(MessageKind.GRADE)).containsExactly("gsxt");
        assertThat(some.of(MessageKind.NOTICE)).containsExactly("delivery");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gsxt.example/in",
                "https://user:secret@gsxt.example/in",
                "https://gsxt.example/in?token=secret",
                "https://gsxt.example/in#secret",
                "ftp://gsxt.example/",
                "gsxt.example secret",
                "https:///in"
            })
    void an_address_that_would_tell_a_secret_or_lead_nowhere_stops_the_start(String address) {
        assertThatThrownBy(() -> of(Map.of("chengxin.publish.gsxt", address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("chengxin.publish.gsxt is neither")
                .hasMessageNotContaining("secret");
    }
}
