/** What comes in: one record for each type of event, and the reader of its data (events 1.3). */
package io.colloquy.model.event;
