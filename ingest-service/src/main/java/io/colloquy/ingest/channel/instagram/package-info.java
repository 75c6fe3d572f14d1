/** Instagram: direct messages and comments. */
package io.colloquy.ingest.channel.instagram;
