package io.colloquy.model.activity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How the time of a shift that has ended was spent (metrics 2.4), or of several; in milliseconds. Away counts as offline.
 *
 * @param session from begin to end
 * @param online online
 * @param open online with at least one chat
 * @param available online with fewer chats than the capacity; without a capacity all of the time online
 * @param firstResponse in which a chat waited for the agent's first message in it
 * @param held all chats' time while online together: three chats for a minute are three minutes
 */
public record ShiftTimes(long session, long online, long open, long available, long firstResponse, long held) {
    public static final ShiftTimes NONE = new ShiftTimes(0, 0, 0, 0, 0, 0);
    private static final int SECOND = 1000;

    public long sessionSeconds() {
        return session / SECOND;
    }

    public long onlineSeconds() {
        return online / SECOND;
    }

    public long openSeconds() {
        return open / SECOND;
    }

    /** The rest of the session as shown, so that open and closed make the session to the second. */
    public long closedSeconds() {
        return sessionSeconds() - openSeconds();
    }

    /** The rest of the session as shown, so that online and offline make the session to the second. */
    public long offlineSeconds() {
        return sessionSeconds() - onlineSeconds();
    }

    public long availableSeconds() {
        return available / SECOND;
    }

    /** Online without a chat. */
    public long idleSeconds() {
        return (online - open) / SECOND;
    }

    public long firstResponseSeconds() {
        return firstResponse / SECOND;
    }

    /** Chats at once while there was any, two decimals; null if there was none. */
    public BigDecimal averageConcurrency() {
        return open == 0 ? null : BigDecimal.valueOf(held).divide(BigDecimal.valueOf(open), 2, RoundingMode.HALF_UP);
    }

    public ShiftTimes plus(ShiftTimes other) {
        return new ShiftTimes(
                session + other.session,
                online + other.online,
                open + other.open,
                available + other.available,
                firstResponse + other.firstResponse,
                held + other.held);
    }
}
