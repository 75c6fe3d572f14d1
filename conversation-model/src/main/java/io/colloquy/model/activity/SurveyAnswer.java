package io.colloquy.model.activity;

import io.colloquy.model.event.SurveyRating;
import java.time.Instant;

/** An answer that is credited to an agent: the one it names, else the last assignee then (metrics 2.4). */
public record SurveyAnswer(String conversationId, Instant at, SurveyRating rating) {}
