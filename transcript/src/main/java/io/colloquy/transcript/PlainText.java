package io.colloquy.transcript;

import java.util.List;
import java.util.regex.Pattern;

/** Text that people wrote, made safe to show: its lines, without characters that steer a terminal or a printer. */
public final class PlainText {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");
    private static final String REPLACEMENT = "\uFFFD";

    private PlainText() {}

    /** Its lines; other control characters are replaced visibly. */
    public static List<String> lines(String text) {
        return LINE_BREAK
                .splitAsStream(text)
                .map(line -> CONTROL.matcher(line).replaceAll(REPLACEMENT))
                .toList();
    }
}
