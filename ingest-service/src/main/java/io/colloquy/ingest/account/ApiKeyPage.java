package io.colloquy.ingest.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the account's keys, by id. */
@Schema(description = "Some of the account's keys, by id")
record ApiKeyPage(
        List<ApiKey> keys,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next) {}
