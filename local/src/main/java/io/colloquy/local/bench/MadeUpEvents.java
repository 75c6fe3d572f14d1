package io.colloquy.local.bench;

import io.colloquy.local.event.EventLineWriter;
import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.local.seed.SeedPlan;
import io.colloquy.local.seed.Traffic;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** The first events of made-up traffic, one a line. */
final class MadeUpEvents {
    /** Made-up conversations have some twenty events each; more are planned than needed, and the stream is cut. */
    private static final int EVENTS_A_CONVERSATION = 12;

    private static final int DAYS = 60;
    private static final int SPREAD = 10_000;

    private MadeUpEvents() {}

    /** The lines, with their ends. */
    static List<byte[]> lines(int count, long seed, int days) throws IOException {
        List<byte[]> lines = new ArrayList<>(count);
        Iterator<OutgoingEvent> events = traffic(count, seed, days);
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        EventLineWriter writer = new EventLineWriter(line);
        while (lines.size() < count) {
            line.reset();
            writer.write(events.next());
            lines.add(line.toByteArray());
        }
        return lines;
    }

    /** Writes so many different events to a file. */
    static void write(Path file, int count, long seed) throws IOException {
        write(file, count, seed, DAYS);
    }

    /** Writes so many different events of so many days to a file. */
    static void write(Path file, int count, long seed, int days) throws IOException {
        writeWithRepeats(file, count, seed, days, 0);
    }

    /** Writes so many lines to a file; every so many lines an earlier event comes once more. 0: none does. */
    static void writeWithRepeats(Path file, int count, long seed, int everyLines) throws IOException {
        writeWithRepeats(file, count, seed, DAYS, everyLines);
    }

    private static void writeWithRepeats(Path file, int count, long seed, int days, int everyLines) throws IOException {
        Random random = new Random(seed);
        byte[][] earlier = new byte[SPREAD][];
        Iterator<OutgoingEvent> events = traffic(count, seed, days);
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        EventLineWriter writer = new EventLineWriter(line);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                byte[] repeated = earlier[random.nextInt(SPREAD)];
                if (everyLines > 0 && i % everyLines == everyLines - 1 && repeated != null) {
                    out.write(repeated);
                    continue;
                }
                line.reset();
                writer.write(events.next());
                line.writeTo(out);
                // A sample of all that came so far, each as likely as any other.
                int place = i < SPREAD ? i : random.nextInt(i + 1);
                if (everyLines > 0 && place < SPREAD) {
                    earlier[place] = line.toByteArray();
                }
            }
        }
    }

    private static Iterator<OutgoingEvent> traffic(int count, long seed, int days) {
        return new Traffic(new SeedPlan(count / EVENTS_A_CONVERSATION + 100, seed, days, SeedPlan.DEFAULT_UNTIL));
    }
}
