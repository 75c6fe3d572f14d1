package io.colloquy.report.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where merged contacts have gone in the end. Pure, and the same in whatever order the merges are known. */
final class ContactSurvivors {
    private ContactSurvivors() {}

    /**
     * Follows each merge to its end.
     *
     * @param mergedInto contact to contact; must hold the merges of everything that it leads to
     * @return the survivor of each contact in {@code mergedInto}. Contacts merged in a circle all survive as the one with
     *     the smallest id, which is its own survivor
     */
    static Map<String, String> of(Map<String, String> mergedInto) {
        Map<String, String> survivors = HashMap.newHashMap(mergedInto.size());
        for (String contact : mergedInto.keySet()) {
            Set<String> way = new LinkedHashSet<>();
            String at = contact;
            while (mergedInto.containsKey(at) && !survivors.containsKey(at) && way.add(at)) {
                at = mergedInto.get(at);
            }
            String survivor = way.contains(at) ? smallestInCircle(way, at) : survivors.getOrDefault(at, at);
            way.forEach(passed -> survivors.put(passed, survivor));
        }
        return survivors;
    }

    private static String smallestInCircle(Set<String> way, String entry) {
        List<String> passed = new ArrayList<>(way);
        return passed.subList(passed.indexOf(entry), passed.size()).stream()
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
