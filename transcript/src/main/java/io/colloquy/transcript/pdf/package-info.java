/**
 * Transcripts as PDF. FontBox reads and subsets the fonts; the syntax is written here, a page at a time, because a page that
 * is done is never kept and because nothing of it may load AWT, which a native executable would have to carry
 * (ADR 14).
 */
package io.colloquy.transcript.pdf;
