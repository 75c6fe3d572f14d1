package io.colloquy.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A small restore, the whole way: dump, empty database, migrations, load, rebuild. */
class RestoreIT {
    @Test
    void whatWasDumpedIsThereAgainAndTheRestFollowsFromIt() throws IOException {
        int code = new CommandLine(new RestoreCommand())
                .execute("--events", "1000", "--port-base", String.valueOf(freeBase()));

        assertThat(code).isZero();
    }

    /** Far from the default, so that a running installation is in nobody's way. */
    private static int freeBase() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return 20_000 + socket.getLocalPort() % 200 * 55;
        }
    }
}
