package io.colloquy.model.timeline;

import io.colloquy.model.event.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Lets the numbers of a source overrule the order by meaning, and nothing else (events 1.2, rule 4a): always the first
 * event by meaning goes next whose source has no smaller number left. A plain comparison could not do this, for numbers
 * bind only events of one source and are not transitive beside the others.
 */
final class SequencedMerge {

    /** CloudEvents compares sequences as text; numbers without leading zeros are so common that digits compare as such. */
    private static final Comparator<String> BY_NUMBER = SequencedMerge::compareSequences;

    private SequencedMerge() {}

    /** The events, given by meaning, with each source's numbers in rising order. */
    static List<Event> merge(List<Event> byMeaning) {
        Map<String, List<Integer>> numbered = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < byMeaning.size(); i++) {
            Event event = byMeaning.get(i);
            if (event.sequence() == null) {
                ready.add(i);
            } else {
                numbered.computeIfAbsent(event.source(), source -> new ArrayList<>())
                        .add(i);
            }
        }
        if (numbered.isEmpty()) {
            return byMeaning;
        }
        Map<String, Chain> chains = new HashMap<>();
        numbered.forEach((source, indexes) -> {
            Chain chain = new Chain(byMeaning, indexes);
            chains.put(source, chain);
            ready.addAll(chain.next());
        });
        List<Event> merged = new ArrayList<>(byMeaning.size());
        while (!ready.isEmpty()) {
            Event event = byMeaning.get(ready.remove());
            merged.add(event);
            if (event.sequence() != null) {
                ready.addAll(chains.get(event.source()).done());
            }
        }
        return merged;
    }

    /** The numbered events of one source, in groups of equal numbers. */
    private static final class Chain {

        private final Deque<List<Integer>> groups = new ArrayDeque<>();
        private int pending;

        Chain(List<Event> events, List<Integer> indexes) {
            indexes.sort(Comparator.comparing(i -> events.get(i).sequence(), BY_NUMBER));
            String number = null;
            for (Integer index : indexes) {
                String sequence = events.get(index).sequence();
                if (number == null || BY_NUMBER.compare(number, sequence) != 0) {
                    groups.add(new ArrayList<>());
                    number = sequence;
                }
                groups.getLast().add(index);
            }
        }

        List<Integer> next() {
            List<Integer> group = groups.isEmpty() ? List.of() : groups.remove();
            pending = group.size();
            return group;
        }

        /** One event of the present group went; those that are ready because of it. */
        List<Integer> done() {
            pending--;
            return pending == 0 ? next() : List.of();
        }
    }

    private static int compareSequences(String one, String other) {
        boolean oneIsNumber = isNumber(one);
        boolean otherIsNumber = isNumber(other);
        if (oneIsNumber && otherIsNumber) {
            String a = withoutLeadingZeros(one);
            String b = withoutLeadingZeros(other);
            return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
        }
        return oneIsNumber == otherIsNumber ? one.compareTo(other) : Boolean.compare(otherIsNumber, oneIsNumber);
    }

    private static boolean isNumber(String sequence) {
        return !sequence.isEmpty() && sequence.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutLeadingZeros(String number) {
        int first = 0;
        while (first < number.length() - 1 && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }
}
