package io.colloquy.ingest.channel;

/** Why a part of a request does not become an event: it is refused with this code and detail. */
public final class Untranslatable extends Exception {

    /** Nothing is known about this kind of part. */
    public static final String UNKNOWN_KIND = "unknown_kind";

    /** The kind is known, and says nothing in a conversation with a customer. */
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
    public Untranslatable(String code, String detail) {
        // Says something about what was sent, nothing about this program: a stack trace would only cost.
        super(detail, null, false, false);
        this.code = code;
    }

    /** The channel always sends this field, and it is not there or of another type. */
    public static Untranslatable missing(String field) {
        return new Untranslatable(MISSING_FIELD, field + " is missing or of another type");
    }

    /** Something that this adapter does not know yet. */
    public static Untranslatable unknownKind(String what) {
        return new Untranslatable(UNKNOWN_KIND, what + " is not known");
    }

    /** Something known that says nothing in a conversation with a customer. */
    public static Untranslatable notAConversation(String what) {
        return new Untranslatable(NOT_A_CONVERSATION, what + " is no part of a conversation with a customer");
    }

    /** Something of another channel than the connection's. */
    public static Untranslatable wrongChannel(String what) {
        return new Untranslatable("wrong_channel", what + " does not belong to the connection's channel");
    }

    /** Why, stable, snake_case. */
    public String code() {
        return code;
    }
}
