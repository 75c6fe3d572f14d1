package io.colloquy.platform.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://colloquy.example",
                "http://localhost.example",
                "http://localhost@colloquy.example",
                "ftp://localhost",
                "colloquy.example",
                "https:///path",
                "not an address"
            })
    void addressInClearEndsTheStart(String address) {
        assertThatThrownBy(() -> Addresses.requireHttps("the.property", address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the.property");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://colloquy.example/base", "http://localhost:8081", "http://127.0.0.1", "http://[::1]:8081"
            })
    void encryptedOrOfThisMachineStarts(String address) {
        assertThatCode(() -> Addresses.requireHttps("the.property", address)).doesNotThrowAnyException();
    }
}
