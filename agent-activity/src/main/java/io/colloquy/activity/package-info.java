/**
 * What agents did, read for a range: the tables agent_activity and conversation_held_chats. Reports and files show the same
 * shifts, states and slots because both read them here.
 */
package io.colloquy.activity;
