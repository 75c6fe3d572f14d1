package io.colloquy.model.fact;

/** The products whose files a fact serves (metrics 2.2). */
public enum Seed {
    /** STILINGUE Smart Care. */
    ST,
    /** Conversation24. */
    C24,
    /** Gladly. */
    GL,
    /** Zenvia. */
    ZV,
    /** respond.io. */
    RI
}
