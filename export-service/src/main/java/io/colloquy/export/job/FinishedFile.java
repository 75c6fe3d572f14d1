package io.colloquy.export.job;

import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;

/**
 * A file that can be fetched.
 *
 * @param storedName its name in the storage; never shown
 * @param sha256 lower-case hex
 * @param name what it is called and what it is when fetched
 */
record FinishedFile(String storedName, long bytes, String sha256, FileName name) {
    /** Its entity tag: strong, for the bytes never change. */
    String entityTag() {
        return '"' + sha256 + '"';
    }

    /** 410: it was there once. */
    static HttpProblem gone() {
        return Problems.of(Response.Status.GONE, "expired", "The file was deleted; ask for the export again");
    }
}
