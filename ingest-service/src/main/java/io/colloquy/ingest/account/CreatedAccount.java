package io.colloquy.ingest.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new account.
 *
 * @param adminKey its first key; shown here and never again
 */
@Schema(description = "A new account")
record CreatedAccount(
        Account account,

        @Schema(description = "Its first key; shown here and never again", examples = "cq_live_…")
        String adminKey) {}
