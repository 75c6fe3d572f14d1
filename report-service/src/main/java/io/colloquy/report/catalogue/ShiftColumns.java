package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** Shifts: an agent by shift and campaign, a row each (metrics 2.4). Away counts as offline in them. */
final class ShiftColumns {

    private ShiftColumns() {}

    static List<Metric> all() {
        return List.of(
                Entry.text(Dataset.SHIFTS, "shift_id")
                        .is("Shift", "the shift's id; without shift events a day's is named <agent>/<date>")
                        .seeds(Seed.C24)
                        .example("`monday`")
                        .metric(),
                Entry.text(Dataset.SHIFTS, "agent_id")
                        .is("Agent", "the agent")
                        .seeds(Seed.C24)
                        .example("`ann`")
                        .metric(),
                Entry.text(Dataset.SHIFTS, "campaign_id")
                        .is("Campaign", "a campaign of the shift, of its states or of its held chats; one row each")
                        .nullWhen("the shift has none of these")
                        .seeds(Seed.C24)
                        .example("`spring`")
                        .metric(),
                Entry.text(Dataset.SHIFTS, "account_id")
                        .is("Agent's account", "the agent's account")
                        .nullWhen("not told")
                        .seeds(Seed.C24)
                        .example("`shared-pool`")
                        .metric(),
                Entry.instant(Dataset.SHIFTS, "shift_start")
                        .is("Start", "the shift's own start, repeated on each of its rows")
                        .seeds(Seed.C24)
                        .example("`09:00:00Z`")
                        .metric(),
                Entry.instant(Dataset.SHIFTS, "shift_end")
                        .is("End", "the shift's own end; a shift never ended ends at the next start")
                        .nullWhen("it goes on at the watermark")
                        .seeds(Seed.C24)
                        .example("`10:00:00Z`")
                        .metric(),
                Entry.count(Dataset.SHIFTS, "num_chats")
                        .is(
                                "Chats",
                                "receivings in the shift: assigned, transferred, forwarded; twice if a chat comes back")
                        .seeds(Seed.C24)
                        .example("2 in *the shift*: at 09:10 and 09:20")
                        .metric(),
                Entry.count(Dataset.SHIFTS, "num_breaks")
                        .is("Breaks", "changes from online to not online, strictly inside of the shift")
                        .leavingOut("going offline in the very moment in which the shift ends")
                        .seeds(Seed.C24)
                        .example("1 in *the shift*: at 09:40")
                        .metric(),
                Entry.count(Dataset.SHIFTS, "num_ignored")
                        .is("Ignored", "receivings in whose holding no message of the visitor came")
                        .seeds(Seed.C24)
                        .example("1 in *the shift*: nothing came in the second chat")
                        .metric(),
                Entry.count(Dataset.SHIFTS, "num_abandoned")
                        .is("Abandoned", "receivings in whose holding no message of this agent came")
                        .seeds(Seed.C24)
                        .example("1 in *the shift*: ann wrote nothing in the second chat")
                        .metric(),
                Entry.duration(Dataset.SHIFTS, "open_duration", "online and holding a chat", "no longer so")
                        .is("Open", "online with at least one chat held")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("1800 in *the shift*: from 09:10 to 09:40")
                        .metric(),
                Entry.duration(
                                Dataset.SHIFTS,
                                "closed_duration",
                                "not online, or without a chat",
                                "online and holding a chat")
                        .is("Closed", "session_duration - open_duration")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("1800 in *the shift*: 09:00 to 09:10 and 09:40 to 10:00")
                        .metric(),
                Entry.duration(Dataset.SHIFTS, "online_duration", "online", "not online")
                        .is("Online", "online")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("3000 in *the shift*: 09:00 to 09:40 and 09:50 to 10:00")
                        .metric(),
                Entry.duration(Dataset.SHIFTS, "offline_duration", "not online", "online")
                        .is("Offline", "offline or away")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("600 in *the shift*: 09:40 to 09:50")
                        .metric(),
                Entry.duration(Dataset.SHIFTS, "session_duration", "the start of the shift", "the end of the shift")
                        .is(
                                "Session",
                                "the whole shift: open_duration + closed_duration = online_duration + offline_duration")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("3600 in *the shift*")
                        .metric(),
                Entry.duration(
                                Dataset.SHIFTS,
                                "available_duration",
                                "online below the capacity",
                                "offline or at the capacity")
                        .is(
                                "Available",
                                "online with fewer chats held than the capacity; without a capacity as online_duration")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("2400 in *the shift*, of capacity 2: online but for 09:20 to 09:30 with two chats")
                        .metric(),
                Entry.duration(Dataset.SHIFTS, "idle_duration", "online without a chat", "offline, or a chat comes")
                        .is("Idle", "online without a chat held")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("1200 in *the shift*: 09:00 to 09:10 and 09:50 to 10:00")
                        .metric(),
                Entry.decimal(Dataset.SHIFTS, "avg_concurrency")
                        .is(
                                "Average concurrency",
                                "integral of the chats held while online / open_duration, two decimals")
                        .nullWhen("open_duration is 0")
                        .seeds(Seed.C24)
                        .example("1.33 in *the shift*: (10 min with 1 + 10 min with 2 + 10 min with 1) / 30 min")
                        .metric(),
                Entry.duration(
                                Dataset.SHIFTS,
                                "first_response_duration",
                                "a receiving",
                                "this agent's first human message in the holding, or its end")
                        .is(
                                "First response",
                                "length of the union of the stretches from each receiving to this agent's first human message in that holding, or to its end")
                        .leavingOut("what lies outside of the shift")
                        .seeds(Seed.C24)
                        .example("1500 in *the shift*: 09:10 to 09:15, and 09:20 to 09:40, the end of the second")
                        .metric(),
                Entry.count(Dataset.SHIFTS, "survey_num_good")
                        .is(
                                "Good ratings",
                                "answers with the rating good, credited to the answer's agent, else the last assignee then, in the shift and campaign in which that agent last held the chat")
                        .seeds(Seed.C24)
                        .example("1 in *the shift*")
                        .metric(),
                Entry.count(Dataset.SHIFTS, "survey_num_moderate")
                        .is("Moderate ratings", "the same with the rating moderate")
                        .seeds(Seed.C24)
                        .example("0 in *the shift*")
                        .metric(),
                Entry.count(Dataset.SHIFTS, "survey_num_bad")
                        .is("Bad ratings", "the same with the rating bad")
                        .seeds(Seed.C24)
                        .example("0 in *the shift*")
                        .metric());
    }
}
