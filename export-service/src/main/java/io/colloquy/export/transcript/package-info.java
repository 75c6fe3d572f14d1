/** Transcripts of conversations, made by report-service, as entries of a file (exports 4.3). */
package io.colloquy.export.transcript;
