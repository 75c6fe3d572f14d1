/** Measurements of the whole against what the database can do alone. */
package io.colloquy.local.bench;
