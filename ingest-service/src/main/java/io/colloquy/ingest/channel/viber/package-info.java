/** Viber's REST Bot API: signed callbacks. */
package io.colloquy.ingest.channel.viber;
