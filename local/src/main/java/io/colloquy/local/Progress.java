package io.colloquy.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Shows how far something has come: in one line that changes on a terminal, in a line now and then elsewhere. */
final class Progress {
    private static final boolean TERMINAL = Boolean.getBoolean("colloquy.terminal");
    private static final Duration INTERVAL = Duration.ofSeconds(TERMINAL ? 1 : 5);

    private final String unit;
    private final LongSupplier done;
    private final PrintStream out;
    private final long started = System.nanoTime();
    private final Thread thread;
    private boolean shown;

    private Progress(String unit, LongSupplier done, PrintStream out) {
        this.unit = unit;
        this.done = done;
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name("progress").start(this::run);
    }

    /** Does something and shows meanwhile how far it has come. */
    static <T> T during(Callable<T> task, String unit, LongSupplier done, PrintStream out) {
        Progress progress = new Progress(unit, done, out);
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new PlainFailure(String.valueOf(e.getMessage()), e);
        } finally {
            progress.end();
        }
    }

    private void end() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        show();
        if (TERMINAL) {
            out.println();
        }
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                show();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        long count = done.getAsLong();
        String line = String.format(
                Locale.ROOT,
                "  %,d %s in %.1f s (%,.0f/s)",
                count,
                unit,
                seconds(),
                count / Math.max(seconds(), 0.001));
        if (TERMINAL) {
            out.print((shown ? "\r" : "") + line + "    ");
            out.flush();
            shown = true;
        } else {
            out.println(line);
        }
    }
}
