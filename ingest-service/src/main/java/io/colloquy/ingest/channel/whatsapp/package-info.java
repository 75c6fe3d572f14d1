/** WhatsApp, as Meta's Cloud API speaks it. */
package io.colloquy.ingest.channel.whatsapp;
