/**
 * Made-up traffic that looks like a real support team's. Pure: what it makes depends on the plan alone, to the byte; no
 * clock, no locale, no randomness of the JDK.
 */
package io.colloquy.local.seed;
