package io.colloquy.local.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was refused and why: counted by reason, with the first few lines of each. */
final class Refusals {
    private static final int SHOWN = 5;

    private static final class Group {
        private long count;
        private final List<String> examples = new ArrayList<>();
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();

    void add(String reason, long line, String detail) {
        Group group = groups.computeIfAbsent(reason, r -> new Group());
        group.count++;
        if (group.examples.size() < SHOWN) {
            group.examples.add("line " + line + ": " + detail);
        }
    }

    /** Refusals of which only the number is known. */
    void add(String reason, long count) {
        groups.computeIfAbsent(reason, r -> new Group()).count += count;
    }

    long count() {
        return groups.values().stream().mapToLong(group -> group.count).sum();
    }

    /** The most frequent first. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Group> entry) -> entry.getValue().count)
                        .reversed())
                .forEach(entry -> {
                    lines.add(String.format(Locale.ROOT, "  %,8d  %s", entry.getValue().count, entry.getKey()));
                    entry.getValue().examples.forEach(example -> lines.add("            " + example));
                });
        return lines;
    }
}
