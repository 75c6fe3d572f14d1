package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** Visits, entry points and invites by the hour (metrics 2.4), kept by the quarter for zones of half hours. */
final class TrafficColumns {

    private TrafficColumns() {}

    static List<Metric> all() {
        return List.of(
                Entry.text(Dataset.TRAFFIC, "campaign_id")
                        .is("Campaign", "the campaign")
                        .seeds(Seed.C24)
                        .example("`spring`")
                        .metric(),
                Entry.instant(Dataset.TRAFFIC, "hour_begin_time")
                        .is("Hour", "the start of the hour in the zone asked for")
                        .seeds(Seed.C24)
                        .example("`09:00:00Z`")
                        .metric(),
                Entry.text(Dataset.TRAFFIC, "entrypoint_id")
                        .is("Entry point", "the button or auto-invite")
                        .nullWhen("an hour with visits only")
                        .seeds(Seed.C24)
                        .example("`help`")
                        .metric(),
                Entry.text(Dataset.TRAFFIC, "entrypoint")
                        .is("Entry point name", "its name as told last")
                        .nullWhen("an hour with visits only, or not told")
                        .seeds(Seed.C24)
                        .example("`Need help?`")
                        .metric(),
                Entry.count(Dataset.TRAFFIC, "visits")
                        .is("Visits", "page views of the campaign in that hour, repeated on each of its rows")
                        .seeds(Seed.C24)
                        .example("3 on *the page*: at 09:01, 09:05 and 09:59; 1 from 10:00")
                        .asked(Aggregates.OF_COUNTS)
                        .by(Dataset.OF_CAMPAIGNS)
                        .metric(),
                Entry.count(Dataset.TRAFFIC, "views")
                        .is("Views", "times that the entry point was viewed; of an auto-invite, shown")
                        .seeds(Seed.C24)
                        .example("2 on *the page*: at 09:01 and 09:05")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.TRAFFIC, "clicks")
                        .is("Clicks", "times that it was clicked; of an auto-invite, accepted")
                        .seeds(Seed.C24)
                        .example("1 on *the page*: at 09:06")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.TRAFFIC, "chats")
                        .is("Chats", "openings by the entry point")
                        .seeds(Seed.C24)
                        .example("1 on *the page*: at 09:06")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.TRAFFIC, "visitors")
                        .is("Visitors", "distinct visitors over the range and group asked")
                        .leavingOut("it can not be added: over two hours it is not the sum of both")
                        .seeds(Seed.C24)
                        .example("2 on *the page*: v-1 came three times, v-2 once")
                        .asked(Aggregates.OF_COUNTS)
                        .by(Dataset.OF_CAMPAIGNS)
                        .metric(),
                Entry.text(Dataset.INVITES, "campaign_id")
                        .is("Campaign", "the campaign")
                        .seeds(Seed.C24)
                        .example("`spring`")
                        .metric(),
                Entry.instant(Dataset.INVITES, "hour_begin_time")
                        .is("Hour", "the start of the hour in the zone asked for")
                        .seeds(Seed.C24)
                        .example("`09:00:00Z`")
                        .metric(),
                Entry.text(Dataset.INVITES, "filter_id")
                        .is("Filter", "the invite filter")
                        .seeds(Seed.C24)
                        .example("`cart`")
                        .metric(),
                Entry.text(Dataset.INVITES, "filter_name")
                        .is("Filter name", "its name as told last")
                        .nullWhen("not told")
                        .seeds(Seed.C24)
                        .example("`Cart over 100`")
                        .metric(),
                Entry.count(Dataset.INVITES, "matched")
                        .is("Matched", "times that its conditions held")
                        .seeds(Seed.C24)
                        .example("3 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.INVITES, "shown")
                        .is("Shown", "times that it was shown")
                        .seeds(Seed.C24)
                        .example("2 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.INVITES, "accepted")
                        .is("Accepted", "times that a visitor accepted it")
                        .seeds(Seed.C24)
                        .example("1 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.INVITES, "declined")
                        .is("Declined", "times that a visitor declined it")
                        .seeds(Seed.C24)
                        .example("0 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.INVITES, "cancelled")
                        .is("Cancelled", "times that it was not shown, for no agent was there")
                        .seeds(Seed.C24)
                        .example("1 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.INVITES, "no_availability")
                        .is("No availability", "accepted ones that could not be brought to an agent")
                        .seeds(Seed.C24)
                        .example("0 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.INVITES, "expired")
                        .is("Expired", "times that it ran out")
                        .seeds(Seed.C24)
                        .example("0 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric(),
                Entry.count(Dataset.INVITES, "ignored")
                        .is("Ignored", "times that a visitor ignored it")
                        .seeds(Seed.C24)
                        .example("1 by *the invite*")
                        .asked(Aggregates.OF_COUNTS)
                        .metric());
    }
}
