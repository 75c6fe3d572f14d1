package io.colloquy.export.job;

/**
 * The jobs of all accounts that have not ended.
 *
 * @param ready which any replica may take now, those of lost workers among them
 * @param held which wait for complete facts, or for their next attempt
 * @param running which a worker holds
 * @param readySeconds age of the oldest that is ready; 0 without one
 */
record QueueLength(double ready, double held, double running, double readySeconds) {}
