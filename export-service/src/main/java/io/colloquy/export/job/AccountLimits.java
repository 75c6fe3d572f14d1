package io.colloquy.export.job;

/**
 * What an account's settings say of its exports; without settings the defaults hold (API contract 05, Configuration).
 *
 * @param timezone name of the account's zone
 * @param maxDays how many days an operator's range may have
 * @param maxLive how many queued and running jobs there may be
 */
record AccountLimits(String timezone, int maxDays, int maxLive) {
    static final int DEFAULT_DAYS = 30;
    static final int DEFAULT_LIVE = 5;
}
