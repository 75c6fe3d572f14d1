/**
 * Signed calls to the address that a job names, when the job has ended (exports 4.1; Standard Webhooks). Knows of jobs what
 * their table says.
 */
package io.colloquy.export.callback;
