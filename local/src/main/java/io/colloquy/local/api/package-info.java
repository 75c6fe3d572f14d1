/** Speaking with the services by their public HTTP API. */
package io.colloquy.local.api;
