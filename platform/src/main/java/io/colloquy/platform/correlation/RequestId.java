package io.colloquy.platform.correlation;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By what a request is found in the logs of whoever had it in hand. */
final class RequestId {
    /** Short, and nothing that a log or a header could take for something else. */
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** W3C Trace Context: version, trace, parent, flags. */
    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final String NO_TRACE = "0".repeat(32);

    private RequestId() {}

    /**
     * What the caller calls it, else its trace, else a new one.
     *
     * @param sent the header X-Request-Id; null if absent
     * @param traceParent the header traceparent; null if absent
     */
    static String of(String sent, String traceParent) {
        if (sent != null && ACCEPTED.matcher(sent).matches()) {
            return sent;
        }
        if (traceParent != null) {
            Matcher trace = TRACE_PARENT.matcher(traceParent);
            if (trace.matches() && !trace.group(1).equals(NO_TRACE)) {
                return trace.group(1);
            }
        }
        return UUID.randomUUID().toString();
    }
}
