/**
 * What Meta's channels (WhatsApp, Messenger, Instagram) have in common: how a delivery is signed and a subscription
 * confirmed, the entries that a delivery consists of, and the messaging events of Messenger and Instagram.
 */
package io.colloquy.ingest.channel.meta;
