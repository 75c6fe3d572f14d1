package io.colloquy.export.job;

import java.util.UUID;

/** Which job, of which account. */
record ExportJobKey(String accountId, UUID jobId) {}
