package io.colloquy.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways to break a body of JSON. Bytes are handled as ISO 8859-1, so that nothing else of them changes. */
enum Mutation {
    NOTHING((body, random) -> body),
    TRUNCATED((body, random) -> body.substring(0, random.nextInt(body.length()))),
    EMPTY((body, random) -> ""),
    CUT_OUT((body, random) -> {
        int from = random.nextInt(body.length());
        return body.substring(0, from) + body.substring(Math.min(body.length(), from + 1 + random.nextInt(20)));
    }),
    OTHER_BYTES((body, random) -> {
        char[] bytes = body.toCharArray();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            bytes[random.nextInt(bytes.length)] = (char) random.nextInt(256);
        }
        return new String(bytes);
    }),
    OTHER_TYPE((body, random) -> value(body, random, pick(random, "null", "true", "[]", "{}", "-1", "\"\"", "[[{}]]"))),
    HUGE_NUMBER((body, random) -> value(
            body, random, pick(random, "9".repeat(5_000), "1e999999999", "-1e-999999999", "9223372036854775808"))),
    LONG_TEXT((body, random) -> value(body, random, "\"" + "x".repeat(100_000) + "\"")),
    DEEP((body, random) -> value(body, random, "[".repeat(20_000) + "]".repeat(random.nextInt(2) * 20_000))),
    NUL((body, random) -> value(body, random, pick(random, "\"a\\u0000b\"", "\"a\0b\"", "\0"))),
    BAD_UTF8((body, random) ->
            value(body, random, pick(random, "\"\u00ff\u00fe\"", "\"\u00c0\u0080\"", "\"\u00ed\u00a0\u0080\""))),
    HALF_SURROGATE((body, random) -> value(body, random, "\"\\ud83d\"")),
    KEY_TWICE((body, random) -> body.replaceFirst("(\"[^\"]+\":)", "$1 1, $1")),
    NO_JSON((body, random) ->
            pick(random, "<xml/>", "null", "42", "\"text\"", "[1,2", "a=b&c=d", "\u00ef\u00bb\u00bf{}"));

    private static final Pattern VALUE =
            Pattern.compile("(?<=:)\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[-\\d.eE]+|true|false|null)");

    private final BiFunction<String, Random, String> change;

    Mutation(BiFunction<String, Random, String> change) {
        this.change = change;
    }

    /** The body, broken. It may be whole still: not every change is a defect. */
    byte[] apply(byte[] body, Random random) {
        return change.apply(new String(body, ISO_8859_1), random).getBytes(ISO_8859_1);
    }

    /** One of the ways. */
    static Mutation any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    /** Another text in place of one of the values. */
    private static String value(String body, Random random, String other) {
        MatchResult[] values = VALUE.matcher(body).results().toArray(MatchResult[]::new);
        if (values.length == 0) {
            return body + other;
        }
        MatchResult value = values[random.nextInt(values.length)];
        return body.substring(0, value.start()) + other + body.substring(value.end());
    }

    private static String pick(Random random, String... some) {
        return some[random.nextInt(some.length)];
    }
}
