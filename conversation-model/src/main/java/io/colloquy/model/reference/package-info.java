/** Names and other master data as they are known today (events 1.2, rule 5). */
package io.colloquy.model.reference;
