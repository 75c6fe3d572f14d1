package io.colloquy.platform.selection;

/**
 * A stretch of time as asked for (reports 3.1): {@code preset}, or {@code from} and {@code to}; each null when not sent.
 *
 * @param preset name of a {@link RangePreset}
 * @param from date or instant with offset, included
 * @param to date or instant with offset, not included
 * @param timezone IANA zone; null for the account's
 */
public record RangeRequest(String preset, String from, String to, String timezone) {

    /** Whether a stretch was asked for at all. */
    public boolean isPresent() {
        return preset != null || from != null || to != null;
    }

    /** This request, or with {@code preset} where no stretch was asked for. */
    public RangeRequest orElse(RangePreset preset) {
        return isPresent() ? this : new RangeRequest(preset.wire(), null, null, timezone);
    }
}
