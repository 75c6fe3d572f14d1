package io.colloquy.platform.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateDatabaseTest {
    private static final String PROPERTY = "quarkus.datasource.reactive.url";

    @ParameterizedTest
    @CsvSource({
        "postgresql://db.internal:5432/colloquy,",
        "postgresql://db.internal:5432/colloquy, prefer",
        "postgresql://db.internal:5432/colloquy?sslmode=disable, require",
        "postgresql://me:hidden@db.internal/colloquy?sslmode=allow,",
        "'postgresql://localhost:5432,db.internal:5432/colloquy',",
        "jdbc:postgresql://10.0.0.7/colloquy?ApplicationName=x,",
        "vertx-reactive:postgresql://db.internal/colloquy,",
        "jdbc:postgresql://localhost.example/colloquy,",
    })
    void addressOfAnotherMachineInClearEndsTheStart(String address, String mode) {
        assertThatThrownBy(() -> PrivateDatabase.require(PROPERTY, address, Optional.ofNullable(mode)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PROPERTY)
                .hasMessageContaining("colloquy.database.allow-unencrypted")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db.internal:5432/colloquy?sslmode=require,",
        "postgresql://db.internal:5432/colloquy, require",
        "postgresql://db.internal:5432/colloquy, verify-full",
        "jdbc:postgresql://db.internal/colloquy?ApplicationName=x&sslmode=verify-ca,",
        "postgresql://localhost:5432/colloquy,",
        "jdbc:postgresql://127.0.0.1:5432/colloquy,",
        "postgresql://[::1]:5432/colloquy,",
        "postgresql:///colloquy?host=/var/run/postgresql,",
    })
    void encryptedOrOfThisMachineStarts(String address, String mode) {
        assertThatCode(() -> PrivateDatabase.require(PROPERTY, address, Optional.ofNullable(mode)))
                .doesNotThrowAnyException();
    }
}
