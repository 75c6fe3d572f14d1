package io.colloquy.ingest.account;

/**
 * A new account.
 *
 * @param adminKey its first key; shown here and never again
 */
record CreatedAccount(Account account, String adminKey) {}
