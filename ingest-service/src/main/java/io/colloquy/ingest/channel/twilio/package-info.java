/** Twilio: signed callbacks about messages and calls. */
package io.colloquy.ingest.channel.twilio;
