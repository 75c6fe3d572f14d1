/** Vonage's Messages API, version 1: webhooks with a signed token. */
package io.colloquy.ingest.channel.vonage;
