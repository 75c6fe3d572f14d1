package io.colloquy.report.query;

import java.util.List;

/**
 * What the database is asked.
 *
 * @param sql with numbered parameters; nothing that a user sent is in it
 * @param parameters in the order of their numbers
 */
record Statement(String sql, List<Object> parameters) {}
