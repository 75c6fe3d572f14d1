package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** Stretches of agents in a state, and slots: those stretches by the chats held (metrics 2.4). */
final class AgentStateColumns {

    private AgentStateColumns() {}

    static List<Metric> all() {
        return List.of(
                Entry.text(Dataset.AGENT_STATES, "activity_id")
                        .is("Activity", "id of the event that began the stretch")
                        .seeds(Seed.C24)
                        .example("`s-1`, the event that put ann online at 09:00")
                        .metric(),
                Entry.text(Dataset.AGENT_STATES, "agent_id")
                        .is("Agent", "the agent")
                        .seeds(Seed.C24)
                        .example("`ann`")
                        .metric(),
                Entry.text(Dataset.AGENT_STATES, "campaign_id")
                        .is("Campaign", "the campaign that the state holds for")
                        .nullWhen("it holds for all campaigns")
                        .seeds(Seed.C24)
                        .example("`spring`")
                        .metric(),
                Entry.text(Dataset.AGENT_STATES, "account_id")
                        .is("Agent's account", "the agent's account")
                        .nullWhen("not told")
                        .seeds(Seed.C24)
                        .example("`shared-pool`")
                        .metric(),
                Entry.text(Dataset.AGENT_STATES, "state")
                        .is("State", "online, away or offline; before the first event an agent is offline")
                        .seeds(Seed.C24)
                        .example("`online` from 09:00 in *the shift*, `away` from 09:40")
                        .metric(),
                Entry.instant(Dataset.AGENT_STATES, "time_start")
                        .is("From", "the start of the stretch")
                        .seeds(Seed.C24)
                        .example("`09:00:00Z` in *the shift*")
                        .metric(),
                Entry.instant(Dataset.AGENT_STATES, "time_end")
                        .is("To", "the end of the stretch: the next change")
                        .nullWhen("it goes on at the watermark")
                        .seeds(Seed.C24)
                        .example("`09:40:00Z` in *the shift*")
                        .metric(),
                Entry.duration(
                                Dataset.AGENT_STATES,
                                "duration_secs",
                                "the change to the state",
                                "the next change of the state")
                        .is("Duration", "time_end - time_start")
                        .leavingOut("the same state and campaign told again begins no new stretch")
                        .nullWhen("it goes on at the watermark")
                        .seeds(Seed.C24)
                        .example("2400 in *the shift*: online from 09:00 to 09:40")
                        .metric(),
                Entry.text(Dataset.SLOTS, "agent_id")
                        .is("Agent", "the agent")
                        .seeds(Seed.C24)
                        .example("`ann`")
                        .metric(),
                Entry.text(Dataset.SLOTS, "campaign_id")
                        .is("Campaign", "the campaign of the chat held; without a chat, of the state")
                        .nullWhen("no campaign")
                        .seeds(Seed.C24)
                        .example("`spring`")
                        .metric(),
                Entry.text(Dataset.SLOTS, "state")
                        .is("State", "the state of the stretch")
                        .seeds(Seed.C24)
                        .example("`online`")
                        .metric(),
                Entry.text(Dataset.SLOTS, "entrypoint_type")
                        .is("Entry point type", "button or auto_invite, of the chat held")
                        .nullWhen("no chat held, or not told")
                        .seeds(Seed.C24)
                        .example("`button` from 09:10 to 09:20 in *the shift*")
                        .metric(),
                Entry.instant(Dataset.SLOTS, "time_start")
                        .is("From", "the start of the slot")
                        .seeds(Seed.C24)
                        .example("`09:00:00Z`, then `09:10:00Z` when the first chat comes")
                        .metric(),
                Entry.instant(Dataset.SLOTS, "time_end")
                        .is("To", "the end of the slot: the state or the set of chats held changes")
                        .nullWhen("it goes on at the watermark")
                        .seeds(Seed.C24)
                        .example("`09:10:00Z`, then `09:20:00Z` when the second chat comes")
                        .metric(),
                Entry.duration(
                                Dataset.SLOTS,
                                "slots.duration",
                                "duration",
                                "a change of the state or of the chats held",
                                "the next such change")
                        .is("Duration", "time_end - time_start; slots of chats held at once overlap, one row a chat")
                        .nullWhen("it goes on at the watermark")
                        .seeds(Seed.C24)
                        .example(
                                "600 in *the shift* from 09:00 to 09:10 without a chat; from 09:20 to 09:30, with two chats, two rows of 600")
                        .metric());
    }
}
