package io.colloquy.ingest.channel;

/** Why a part of a request does not become an event: it is refused with this code and detail. */
public final class Untranslatable extends Exception {

    private final String code;

    private Untranslatable(String code, String detail) {
        // Says something about what was sent, nothing about this program: a stack trace would only cost.
        super(detail, null, false, false);
        this.code = code;
    }

    /** The channel always sends this field, and it is not there or of another type. */
    public static Untranslatable missing(String field) {
        return new Untranslatable("missing_field", field + " is missing or of another type");
    }

    /** Something that this adapter does not know yet. */
    public static Untranslatable unknownKind(String what) {
        return new Untranslatable("unknown_kind", what + " is not known");
    }

    /** Something known that says nothing in a conversation with a customer. */
    public static Untranslatable notAConversation(String what) {
        return new Untranslatable("not_a_conversation", what + " is no part of a conversation with a customer");
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
