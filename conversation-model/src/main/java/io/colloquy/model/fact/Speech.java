package io.colloquy.model.fact;

/** What an event is in the talk between customer and company (metrics 2.1). */
enum Speech {
    /** No message: an assignment, a note, a receipt. */
    NONE,
    /** The customer writes, or begins a call. */
    INBOUND,
    /** An agent writes by hand, or takes the customer's call. */
    HUMAN,
    /** A bot writes. */
    BOT,
    /** A template, or a message of a workflow, the API or the system: nobody is answered by it. */
    AUTOMATIC,
    /** A broadcast: an interaction, and no outbound message. */
    BROADCAST
}
