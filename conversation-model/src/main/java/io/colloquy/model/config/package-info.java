/** An account's configuration, as its events in the log tell it (API contract 05, Configuration). */
package io.colloquy.model.config;
