package io.colloquy.ingest.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the accounts, by id. */
@Schema(description = "Some of the accounts, by id")
record AccountPage(
        List<Account> accounts,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next) {}
