package io.colloquy.model.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A set of moments: half-open stretches of time in milliseconds, in order, none empty, none touching the next. */
final class Stretches {
    /** The end of what has not ended. */
    static final long OPEN = Long.MAX_VALUE;

    static final Stretches NONE = new Stretches(List.of());

    private final List<Stretch> list;

    /** From ≤ t < to. */
    record Stretch(long from, long to) {

        boolean isEmpty() {
            return to <= from;
        }

        Stretch within(long begin, long end) {
            return new Stretch(Math.max(from, begin), Math.min(to, end));
        }
    }

    private Stretches(List<Stretch> list) {
        this.list = list;
    }

    /** The moments that are in any of these. */
    static Stretches of(Collection<Stretch> any) {
        return covered(any, 1);
    }

    /**
     * The moments that are in so many of these at once.
     *
     * @param depth at least 1
     */
    static Stretches covered(Collection<Stretch> all, long depth) {
        List<Stretch> some = all.stream().filter(stretch -> !stretch.isEmpty()).toList();
        long[] begins = some.stream().mapToLong(Stretch::from).sorted().toArray();
        long[] ends = some.stream().mapToLong(Stretch::to).sorted().toArray();
        long[] edges = new long[begins.length + ends.length];
        System.arraycopy(begins, 0, edges, 0, begins.length);
        System.arraycopy(ends, 0, edges, begins.length, ends.length);
        Arrays.sort(edges);
        List<Stretch> covered = new ArrayList<>();
        int begun = 0;
        int ended = 0;
        long since = 0;
        boolean inside = false;
        for (long edge : edges) {
            while (begun < begins.length && begins[begun] <= edge) {
                begun++;
            }
            while (ended < ends.length && ends[ended] <= edge) {
                ended++;
            }
            boolean deep = begun - ended >= depth;
            if (deep && !inside) {
                since = edge;
            } else if (!deep && inside) {
                covered.add(new Stretch(since, edge));
            }
            inside = deep;
        }
        return new Stretches(List.copyOf(covered));
    }

    List<Stretch> list() {
        return list;
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** Those of the moments that lie in that stretch. */
    Stretches within(long from, long to) {
        return new Stretches(list.stream()
                .map(stretch -> stretch.within(from, to))
                .filter(stretch -> !stretch.isEmpty())
                .toList());
    }

    /** The moments that are in both. */
    Stretches and(Stretches other) {
        List<Stretch> both = new ArrayList<>(list);
        both.addAll(other.list);
        return covered(both, 2);
    }

    /** The moments that are in either. */
    Stretches or(Stretches other) {
        List<Stretch> either = new ArrayList<>(list);
        either.addAll(other.list);
        return of(either);
    }

    /** The moments that are not in the other. */
    Stretches without(Stretches other) {
        List<Stretch> gaps = new ArrayList<>();
        long from = Long.MIN_VALUE;
        for (Stretch stretch : other.list) {
            gaps.add(new Stretch(from, stretch.from()));
            from = stretch.to();
        }
        gaps.add(new Stretch(from, OPEN));
        return and(of(gaps));
    }

    /** How long they are together; they must have ended. */
    long millis() {
        return list.stream().mapToLong(stretch -> stretch.to() - stretch.from()).sum();
    }
}
