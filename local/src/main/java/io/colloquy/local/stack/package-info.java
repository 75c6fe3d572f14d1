/** Starting, watching and stopping the embedded PostgreSQL and the three services on one machine. */
package io.colloquy.local.stack;
