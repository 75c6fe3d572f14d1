/** What a conversation is made of, row by row: each list is a dataset of its own beside the facts (metrics 2.2). */
package io.colloquy.model.row;
