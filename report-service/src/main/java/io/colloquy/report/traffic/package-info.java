/** The report {@code traffic}: what visitors of web sites did, counted on reading (metrics 2.4). */
package io.colloquy.report.traffic;
