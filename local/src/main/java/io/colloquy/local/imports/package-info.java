/** Any CSV file as events: a declarative mapping, its reading, and the sending of what it makes of the rows. */
package io.colloquy.local.imports;
