package io.colloquy.ingest.channel.email;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an HTML mail says, for those that come without a plain text: its text, a line for each block. One pass, nothing
 * is rendered or fetched.
 */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "dd",
            "div",
            "dl",
            "dt",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> UNSEEN = Set.of("head", "script", "style", "title");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("apos", "'"),
            Map.entry("copy", "©"),
            Map.entry("euro", "€"),
            Map.entry("gt", ">"),
            Map.entry("hellip", "…"),
            Map.entry("ldquo", "“"),
            Map.entry("lsquo", "‘"),
            Map.entry("lt", "<"),
            Map.entry("mdash", "—"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "–"),
            Map.entry("quot", "\""),
            Map.entry("rdquo", "”"),
            Map.entry("reg", "®"),
            Map.entry("rsquo", "’"));
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private String unseen;

    private HtmlText(String html) {
        this.html = html;
    }

    /** The text of that HTML, whatever its faults. */
    static String of(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                markup();
            } else if (unseen != null) {
                at++;
            } else if (c == '&') {
                entity();
            } else {
                append(c);
                at++;
            }
        }
        return text.toString().strip();
    }

    private void markup() {
        boolean comment = html.startsWith("<!--", at);
        int end = comment ? html.indexOf("-->", at + 4) : html.indexOf('>', at);
        if (end < 0) {
            // Never closed: the rest is no text.
            at = html.length();
            return;
        }
        if (!comment) {
            tag(html.charAt(Math.min(at + 1, end)) == '/', name(end));
        }
        at = end + (comment ? 3 : 1);
    }

    private void tag(boolean closing, String name) {
        if (unseen == null && !closing && UNSEEN.contains(name)) {
            unseen = name;
        } else if (closing && name.equals(unseen)) {
            unseen = null;
        } else if (unseen == null && BLOCKS.contains(name)) {
            newLine();
        }
    }

    private String name(int end) {
        int from = at + 1;
        if (from < end && html.charAt(from) == '/') {
            from++;
        }
        int to = from;
        while (to < end && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private void entity() {
        int end = html.indexOf(';', at, Math.min(at + LONGEST_ENTITY, html.length()));
        String meaning = end < 0 ? null : meaning(html.substring(at + 1, end));
        if (meaning == null) {
            append('&');
            at++;
        } else {
            meaning.chars().forEach(c -> append((char) c));
            at = end + 1;
        }
    }

    private static String meaning(String entity) {
        if (!entity.startsWith("#")) {
            return ENTITIES.get(entity);
        }
        boolean hex = entity.startsWith("x", 1) || entity.startsWith("X", 1);
        try {
            return Character.toString(Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void append(char c) {
        if (!Character.isWhitespace(c)) {
            text.append(c);
        } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    private void newLine() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
