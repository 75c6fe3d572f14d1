package io.colloquy.ingest.account;

import io.colloquy.model.event.Violation;
import java.util.List;

/** Names that people give. */
public final class Names {
    private static final int LONGEST = 200;

    private Names() {}

    /** Notes a violation of {@code name} unless it has 1 to 200 characters, none of them a control character. */
    public static void check(String name, List<Violation> violations) {
        boolean fit = name != null
                && !name.isBlank()
                && name.length() <= LONGEST
                && name.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
        if (!fit) {
            violations.add(new Violation("name", "must have 1 to 200 characters, none of them a control character"));
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
