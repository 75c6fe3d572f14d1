package io.colloquy.ingest.channel.twilio;

import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Untranslatable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The decoded parameters of a form or a query, sorted; repeated values are sorted too, and once each. */
record TwilioParameters(SortedMap<String, SortedSet<String>> values) {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Those of the body; empty if it is no form, or one with a malformed escape. A request without body has none. */
    static Optional<TwilioParameters> ofBody(ChannelRequest request) {
        if (!request.body().hasRemaining()) {
            return Optional.of(new TwilioParameters(new TreeMap<>()));
        }
        String type = request.header("content-type");
        boolean form = type != null && type.toLowerCase(Locale.ROOT).strip().startsWith(FORM);
        return form ? decoded(request.text()) : Optional.empty();
    }

    /** Those of the address; empty if one has a malformed escape. */
    static Optional<TwilioParameters> ofQuery(String url) {
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        return decoded(query < 0 ? "" : url.substring(query + 1, fragment > query ? fragment : url.length()));
    }

    private static Optional<TwilioParameters> decoded(String encoded) {
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        try {
            for (int from = 0; from < encoded.length(); ) {
                int end = encoded.indexOf('&', from);
                end = end < 0 ? encoded.length() : end;
                int equals = encoded.indexOf('=', from);
                boolean bare = equals < 0 || equals > end;
                String name = decode(encoded.substring(from, bare ? end : equals));
                String value = bare ? "" : decode(encoded.substring(equals + 1, end));
                if (end > from) {
                    values.computeIfAbsent(name, any -> new TreeSet<>()).add(value);
                }
                from = end + 1;
            }
            return Optional.of(new TwilioParameters(values));
        } catch (IllegalArgumentException malformedEscape) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The value of that name; null if there is none or it is empty. */
    String get(String name) {
        SortedSet<String> all = values.get(name);
        return all == null || all.first().isEmpty() ? null : all.first();
    }

    /** The value of the first of those names that has one; null if none has. */
    String firstOf(String... names) {
        for (String name : names) {
            String value = get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    String required(String name) throws Untranslatable {
        String value = get(name);
        if (value == null) {
            throw Untranslatable.missing(name);
        }
        return value;
    }

    /** Every name followed by its values, as they are signed. */
    String signed() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, SortedSet<String>> parameter : values.entrySet()) {
            for (String value : parameter.getValue()) {
                text.append(parameter.getKey()).append(value);
            }
        }
        return text.toString();
    }
}
