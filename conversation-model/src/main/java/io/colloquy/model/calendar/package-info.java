/** Opening hours, and how much of an interval lies inside of them (metrics 2.3). */
package io.colloquy.model.calendar;
