package io.colloquy.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.TestedPrograms;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A small restore, the whole way: dump, empty database, migrations, load, rebuild. */
class RestoreIT {
    @Test
    void whatWasDumpedIsThereAgainAndTheRestFollowsFromIt() throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--events", "1000", "--port-base", String.valueOf(freeBase())));
        if (TestedPrograms.areExecutables()) {
            arguments.add("--native");
        }

        int code = new CommandLine(new RestoreCommand()).execute(arguments.toArray(String[]::new));

        assertThat(code).isZero();
    }

    /** Far from the default, so that a running installation is in nobody's way. */
    private static int freeBase() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return 20_000 + socket.getLocalPort() % 200 * 55;
        }
    }
}
