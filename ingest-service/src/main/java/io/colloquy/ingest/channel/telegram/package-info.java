/** Telegram's Bot API: updates with a secret token. */
package io.colloquy.ingest.channel.telegram;
