/** Messenger and what is public on a Facebook page. */
package io.colloquy.ingest.channel.messenger;
