/** Events on their way out: what is sent to the services, and how it is written. */
package io.colloquy.local.event;
