package io.colloquy.transcript.pdf;

/** Brackets and signs in pairs: where text runs from right to left, each shows as the other. */
final class Mirrors {
    private static final String PAIRS =
            "()[]{}<>\u00AB\u00BB\u2039\u203A\u2264\u2265\u2045\u2046\u207D\u207E\u208D\u208E\u2329\u232A\u27E8\u27E9"
                    + "\u3008\u3009\u300A\u300B\u300C\u300D\u300E\u300F\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301A\u301B"
                    + "\uFE59\uFE5A\uFE5B\uFE5C\uFE5D\uFE5E\uFF08\uFF09\uFF1C\uFF1E\uFF3B\uFF3D\uFF5B\uFF5D\uFF5F\uFF60\uFF62\uFF63";

    private Mirrors() {}

    /** The other one of its pair; the character itself if it has none. */
    static int of(int codePoint) {
        int at = PAIRS.indexOf(codePoint);
        return at < 0 ? codePoint : PAIRS.charAt(at ^ 1);
    }
}
