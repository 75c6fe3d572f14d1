/** What is open, unassigned, waiting and never answered: now, and at the end of each bucket (metrics 2.5, reports 3.2). */
package io.colloquy.report.backlog;
