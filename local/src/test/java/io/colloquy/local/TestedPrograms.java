package io.colloquy.local;

import io.colloquy.local.stack.Programs;
import java.nio.file.Path;

/** What the integration tests run: the jars, or with {@code ./mvnw verify -Dnative} the native executables. */
public final class TestedPrograms {
    private TestedPrograms() {}

    /** The built services of that project. */
    public static Programs of(Path home) {
        return new Programs(home, areExecutables());
    }

    /** Whether it is the executables' turn. */
    public static boolean areExecutables() {
        return Boolean.getBoolean("colloquy.executables");
    }
}
