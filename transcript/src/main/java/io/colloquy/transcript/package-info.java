/**
 * Conversations as people read them: what a transcript holds, its words, and its writers. The services share it; it knows
 * no framework and no database (ADR 14).
 */
package io.colloquy.transcript;
