package io.colloquy.export.transcript;

/** report-service does not answer, or says that it can't now; it may later. */
public final class ReportServiceAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReportServiceAway(Throwable cause) {
        super("report-service is away", cause);
    }
}
