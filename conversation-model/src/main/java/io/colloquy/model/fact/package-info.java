/** What is worked out of a conversation: the catalogue of facts and the fold that fills it (metrics 2). */
package io.colloquy.model.fact;
