package io.colloquy.model.row;

/** A row that the fold works out of a conversation beside its facts; rows of one kind come in the order of the timeline. */
public sealed interface ConversationRow
        permits Assignment, BacklogStretch, HeldChat, Payment, Response, Session, StatusChange, Survey, TopicStretch {}
