package io.colloquy.ingest.channel;

import java.util.regex.Pattern;

/** Phone numbers as contacts have them: one number, whichever provider tells it, is one contact. */
public final class PhoneNumber {

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{6,14}");

    private PhoneNumber() {}

    /** With its plus, in E.164; anything else, such as a short code or a sender's name, is left as it is. */
    public static String e164(String address) {
        return DIGITS.matcher(address).matches() ? "+" + address : address;
    }

    /** Without its plus, as WhatsApp names its users; anything else is left as it is. */
    public static String digits(String address) {
        return address.startsWith("+") && DIGITS.matcher(address.substring(1)).matches()
                ? address.substring(1)
                : address;
    }
}
