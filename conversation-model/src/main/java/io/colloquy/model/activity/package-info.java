/**
 * What agents did (metrics 2.4): states, shifts and slots, worked out of their events and of the chats that they held, for a
 * stretch of time. Inside, times are milliseconds since 1970.
 */
package io.colloquy.model.activity;
