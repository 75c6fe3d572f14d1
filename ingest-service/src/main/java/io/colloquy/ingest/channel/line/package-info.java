/** LINE's Messaging API: signed lists of events. */
package io.colloquy.ingest.channel.line;
