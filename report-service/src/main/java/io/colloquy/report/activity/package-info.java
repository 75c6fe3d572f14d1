/** The report {@code agents}: shifts, states and slots, worked out on reading of what agents did (metrics 2.4). */
package io.colloquy.report.activity;
