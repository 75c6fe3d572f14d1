package io.colloquy.ingest.account;

import io.colloquy.model.event.Violation;
import java.util.List;

/** Names that people give. */
public final class Names {
    private static final int LONGEST = 200;

    private Names() {}

    /** Notes a violation of {@code name} unless it has 1 to 200 characters, none of them a control character. */
    public static void check(String name, List<Violation> violations) {
        if (!isText(name, LONGEST)) {
            violations.add(new Violation("name", "must have 1 to 200 characters, none of them a control character"));
        }
    }

    /** Whether it says something, in no more characters than that, none of them a control character or half of one. */
    public static boolean isText(String text, int longest) {
        return text != null
                && !text.isBlank()
                && text.length() <= longest
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
