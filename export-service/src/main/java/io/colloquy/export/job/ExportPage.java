package io.colloquy.export.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A page of the list of jobs, newest first.
 *
 * @param next the cursor of the next page; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportPage(List<ExportAnswer> exports, String next) {}
