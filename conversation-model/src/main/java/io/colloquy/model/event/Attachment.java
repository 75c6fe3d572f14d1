package io.colloquy.model.event;

/**
 * A file sent with a message; the file itself is never fetched (events 1.4).
 *
 * @param url its link, or the channel's own id of it
 * @param bytes its size; null when not told
 */
public record Attachment(String name, String contentType, String url, Long bytes) {}
