package io.colloquy.report.catalogue;

import java.util.List;

/** What agents and visitors do (metrics 2.4), as the catalogue serves it. */
final class ActivityMetrics {
    private static final String NEVER = "never";
    private static final String RUNNING = "the shift runs";
    private static final List<String> SOURCES = List.of("Conversation24", "Colloquy, Facts and metrics 2.4");

    /** In the order of the reports {@code agents} and {@code traffic}. */
    static final List<Metric> ALL = List.of(
            count("num_chats", "Chats received", "receivings in the shift; a chat that comes back counts again", null),
            count(
                    "num_breaks",
                    "Breaks",
                    "changes from online to not online strictly inside of the shift; away is not online",
                    null),
            count(
                    "num_ignored",
                    "Ignored chats",
                    "receivings in whose holding no visitor message came",
                    "chats still held"),
            count(
                    "num_abandoned",
                    "Abandoned chats",
                    "receivings in whose holding the agent wrote no message",
                    "chats still held"),
            duration("open_duration", "Open", "online with at least one chat held", "first chat", "last chat", RUNNING),
            duration("closed_duration", "Closed", "session_duration − open_duration", "no chat", "a chat", RUNNING),
            duration("online_duration", "Online", "online in the shift", "going online", "going offline", RUNNING),
            duration(
                    "offline_duration",
                    "Offline",
                    "session_duration − online_duration; away counts as offline",
                    "going offline or away",
                    "going online",
                    RUNNING),
            duration(
                    "session_duration", "Session", "end − begin of the shift", "shift.started", "shift.ended", RUNNING),
            duration(
                    "available_duration",
                    "Available",
                    "online with fewer chats of the campaign than the capacity told last; online without a capacity",
                    "room for a chat",
                    "none left",
                    RUNNING),
            duration("idle_duration", "Idle", "online without a chat", "no chat", "a chat", RUNNING),
            duration(
                    "first_response_duration",
                    "Waiting for the first response",
                    "time of the shift in which any chat waited for the agent's first message in it",
                    "receiving",
                    "the agent's first human message in that holding, or its end",
                    RUNNING),
            new Metric(
                    "avg_concurrency",
                    null,
                    "Average concurrency",
                    "decimal",
                    null,
                    "chats held while online, integrated over time, ÷ open_duration; two decimals",
                    null,
                    null,
                    null,
                    "open_duration is 0; " + RUNNING,
                    SOURCES),
            count("survey_num_good", "Good answers", "answers credited to the agent, rated good", "nps"),
            count("survey_num_moderate", "Moderate answers", "answers credited to the agent, rated moderate", "nps"),
            count("survey_num_bad", "Bad answers", "answers credited to the agent, rated bad", "nps"),
            duration(
                    "agent_state_duration",
                    "Duration of a state",
                    "time_end − time_start of one state, of one campaign or of all",
                    "the event that began it",
                    "the next other state",
                    "it has not ended"),
            duration(
                    "slot_duration",
                    "Duration of a slot",
                    "part of a state in which the agent's chats did not change",
                    "begin of the state, or a chat comes or goes",
                    "end of the state, or a chat comes or goes",
                    "it has not ended"),
            count("visitors", "Visitors", "distinct visitors over the range and group asked; not addable", null),
            count("visits", "Visits", "page views of the campaign", null),
            count("views", "Views", "entry point seen; of an automatic invite: shown", null),
            count("clicks", "Clicks", "entry point clicked; of an automatic invite: accepted", null),
            count("chats", "Chats", "openings by entry point", "test and merged conversations"),
            count("matched", "Invites matched", "an invite could be shown", null),
            count("shown", "Invites shown", "an invite was shown", null),
            count("accepted", "Invites accepted", "an invite was accepted", null),
            count("declined", "Invites declined", "an invite was declined", null),
            count("cancelled", "Invites cancelled", "no agent was there, so it was not shown", null),
            count("no_availability", "Invites without an agent", "accepted, and no agent could take the chat", null),
            count("expired", "Invites expired", "an invite's time was up", null),
            count("ignored", "Invites ignored", "an invite was ignored", null));

    private ActivityMetrics() {}

    private static Metric count(String id, String name, String definition, String leavesOut) {
        return new Metric(id, null, name, "count", "count", definition, null, null, leavesOut, NEVER, SOURCES);
    }

    private static Metric duration(
            String id, String name, String definition, String startsAt, String stopsAt, String nullRule) {
        return new Metric(
                id, null, name, "duration", "seconds", definition, startsAt, stopsAt, null, nullRule, SOURCES);
    }
}
