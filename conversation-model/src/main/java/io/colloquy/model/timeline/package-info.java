/** The order of events, which depends on the set of them alone (events 1.2), and the steps that can't be. */
package io.colloquy.model.timeline;
