package io.colloquy.ingest.channel.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.EventType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A step of a call: a session that begins with the call and ends with it, and the agent who answers.
 *
 * @param agentId the agent whom the callback's address names; null if it names none
 */
record TwilioCall(TwilioParameters parameters, String agentId, Instant receivedAt) {

    private static final Set<String> STEPS = Set.of("queued", "initiated", "ringing", "in-progress", "answered");
    private static final Set<String> ANSWERED = Set.of("in-progress", "answered");
    private static final Set<String> ENDS = Set.of("completed", "no-answer", "busy", "failed", "canceled");

    /** What stands for the number of a caller who does not show it, also as spelled on a telephone's keys. */
    private static final Set<String> WITHHELD = Set.of(
            "anonymous",
            "restricted",
            "blocked",
            "unknown",
            "unavailable",
            "+266696687",
            "+7378742833",
            "+2562533",
            "+8656696",
            "+86282452253");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}");

    void translate(Findings findings) throws Untranslatable {
        if (parameters.get("CallStatus") == null || parameters.get("RecordingStatus") != null) {
            throw Untranslatable.notAConversation("a callback of a call without its progress");
        }
        String status = parameters.required("CallStatus");
        if (!ENDS.contains(status) && !STEPS.contains(status)) {
            throw Untranslatable.unknownKind("the call status " + status);
        }
        String id = parameters.required("CallSid");
        boolean inbound = parameters.required("Direction").equals("inbound");
        if (parameters.get("ParentCallSid") != null) {
            leg(id, status, findings);
        } else if (inbound && parameters.required("From").startsWith("client:")) {
            throw Untranslatable.notAConversation("a call that one's own client makes");
        } else {
            call(id, status, inbound, findings);
        }
    }

    private void call(String id, String status, boolean inbound, Findings findings) throws Untranslatable {
        boolean ended = ENDS.contains(status);
        String contactId = contactId(id, inbound ? "From" : "To");
        Instant time = time();
        // Every callback tells of the beginning, whichever comes first: the others are duplicates of its event.
        Instant startedAt = ended ? time.minusSeconds(duration()) : time;
        ObjectNode started = session(id);
        started.set("by", by(inbound));
        findings.add(new ChannelEvent(id + "/started", EventType.SESSION_STARTED, startedAt, contactId, started, null));
        if (ended) {
            ObjectNode data = session(id).put("outcome", status);
            findings.add(new ChannelEvent(id + "/ended", EventType.SESSION_ENDED, time, contactId, data, null));
        }
    }

    /**
     * A leg of a call, by which {@code <Dial>} reaches an agent: that it is answered is that the agent takes the call,
     * if the callback's address says which agent. The caller is shown to the agent, and so is the leg's {@code From}.
     */
    private void leg(String id, String status, Findings findings) throws Untranslatable {
        String parent = parameters.required("ParentCallSid");
        if (agentId == null || !ANSWERED.contains(status)) {
            throw Untranslatable.notAConversation("a leg of the call " + parent);
        }
        ObjectNode data = session(parent).put("agentId", agentId);
        findings.add(new ChannelEvent(
                id + "/accepted", EventType.CONVERSATION_ACCEPTED, time(), contactId(parent, "From"), data, null));
    }

    private ObjectNode session(String callSid) {
        return ChannelJson.object().put("sessionId", callSid);
    }

    private ObjectNode by(boolean inbound) {
        ObjectNode by = ChannelJson.object().put("type", inbound ? "customer" : "agent");
        return inbound || agentId == null ? by : by.put("id", agentId);
    }

    /** Callers who do not show their number are not all one contact: each call is one of its own. */
    private String contactId(String callSid, String field) throws Untranslatable {
        String number = parameters.required(field);
        return "phone_call:" + (WITHHELD.contains(number.toLowerCase(Locale.ROOT)) ? callSid : number);
    }

    /** When the step was; status callbacks say it, other requests of a call are made at once. */
    private Instant time() throws Untranslatable {
        String timestamp = parameters.get("Timestamp");
        if (timestamp == null) {
            return receivedAt;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(timestamp, Instant::from);
        } catch (DateTimeException e) {
            throw Untranslatable.missing("Timestamp");
        }
    }

    private long duration() {
        String seconds = parameters.get("CallDuration");
        return seconds != null && SECONDS.matcher(seconds).matches() ? Long.parseLong(seconds) : 0;
    }
}
