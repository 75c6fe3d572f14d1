package io.colloquy.local.bench;

import java.io.IOException;
import java.util.Locale;

/** Says of each rule whether it held, with its figure, and at the end of all of them. */
final class Verdict {
    private boolean failed;

    /** Notes one rule; the figure is a format with its arguments. */
    void check(boolean held, String rule, String figure, Object... arguments) {
        failed |= !held;
        System.out.printf(
                Locale.ROOT,
                "  %-4s %s: %s%n",
                held ? "ok" : "FAIL",
                rule,
                String.format(Locale.ROOT, figure, arguments));
    }

    /** The exit code; if something did not hold, the logs of the installation are kept. */
    int exitCode(TemporaryStack stack) throws IOException {
        if (failed) {
            System.out.println("The logs are in " + stack.keepLogs());
        }
        return exitCode();
    }

    /** The exit code: 0 if everything held. */
    int exitCode() {
        System.out.println(failed ? "FAIL" : "PASS");
        return failed ? 1 : 0;
    }
}
