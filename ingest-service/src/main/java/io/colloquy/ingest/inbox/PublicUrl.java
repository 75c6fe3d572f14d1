package io.colloquy.ingest.inbox;

/** The address that a channel called, which differs from the one that reached this process behind a proxy. */
final class PublicUrl {
    private PublicUrl() {}

    /**
     * The public address of a request.
     *
     * @param base where the installation is reached: {@code https://colloquy.example}, with a path or without; null if
     *     it is not configured
     * @param own the absolute address as this process sees it
     * @param target path and query as they were sent
     */
    static String of(String base, String own, String target) {
        String url = base == null || base.isBlank() ? own : withoutSlash(base.strip()) + target;
        return url.replace('\0', '\uFFFD');
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
