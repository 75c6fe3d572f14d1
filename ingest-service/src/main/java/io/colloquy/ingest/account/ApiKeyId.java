package io.colloquy.ingest.account;

import java.io.Serializable;

/** A key's identity: ids of keys are unique within their account. */
record ApiKeyId(String accountId, String keyId) implements Serializable {}
