package io.colloquy.ingest;

/** Events as a producer would send them. */
public final class TestEvents {
    private TestEvents() {}

    /** A message of the conversation {@code c-1}. */
    public static String message(String id) {
        return message(id, "2026-03-02T09:00:00Z");
    }

    public static String message(String id, String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"/crm","type":"message.received","time":"%s","subject":"c-1",\
                "data":{"messageId":"m-%s","channel":"whatsapp","contactId":"p-1","text":"Olá, ação 😀"}}""".formatted(id, time, id);
    }

    /** As JSON array. */
    public static String array(String... events) {
        return "[" + String.join(",", events) + "]";
    }
}
