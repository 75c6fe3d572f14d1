package io.colloquy.ingest.channel.meta;

/** Why a part of a delivery has no translation. */
public final class Refusal extends Exception {

    /** Nothing is known about this kind of part. */
    public static final String UNKNOWN_KIND = "unknown_kind";

    /** The kind is known, and says nothing for a conversation with a customer. */
    public static final String NOT_A_CONVERSATION = "not_a_conversation";

    /** Something without which the part says nothing is missing or of another type. */
    public static final String MISSING_FIELD = "missing_field";

    /** It is not told with whom the conversation is. */
    public static final String UNKNOWN_CONTACT = "unknown_contact";

    /** The channel reports a problem of its own. */
    public static final String CHANNEL_ERROR = "channel_error";

    private final String code;

    /**
     * Of a whole part.
     *
     * @param code stable, snake_case
     * @param detail for people
     */
    public Refusal(String code, String detail) {
        // Refusals are part of ordinary work and come by the thousand: a stack trace says nothing about them.
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
