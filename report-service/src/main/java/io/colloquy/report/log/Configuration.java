package io.colloquy.report.log;

import io.colloquy.model.config.AccountConfiguration;
import io.colloquy.model.fact.FoldContext;

/**
 * The account's configuration that conversations are worked out with.
 *
 * @param eventCount how many events of the log it comes from
 */
public record Configuration(FoldContext context, long eventCount) {

    /** As these events say it, settings and calendars; what can't be read of them is left out. */
    public static Configuration of(StoredRows rows) {
        return new Configuration(
                AccountConfiguration.fold(rows.events().events()).foldContext(), rows.count());
    }
}
