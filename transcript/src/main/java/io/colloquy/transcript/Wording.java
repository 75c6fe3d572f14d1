package io.colloquy.transcript;

import io.colloquy.transcript.Line.Style;
import io.colloquy.transcript.TranscriptEntry.Happened;
import io.colloquy.transcript.TranscriptEntry.Said;
import io.colloquy.transcript.TranscriptEntry.SentFile;
import io.colloquy.transcript.TranscriptEntry.Speaker;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a transcript, the same in each of its formats. */
public final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final ZoneId zone;

    /** The words of a transcript whose times are of that zone. */
    public Wording(ZoneId zone) {
        this.zone = zone;
    }

    /** What stands before the entries. */
    public List<Line> head(TranscriptHead head) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.TITLE, "Conversation " + head.conversationId()));
        field(lines, "Contact", contact(head.contact()));
        field(lines, "Channel", head.channel());
        field(lines, "Status", head.status());
        field(lines, "Opened", head.openedAt() == null ? null : time(head.openedAt()));
        field(lines, "Closed", head.closedAt() == null ? null : time(head.closedAt()));
        field(lines, "Duration", head.durationSeconds() == null ? null : duration(head.durationSeconds()));
        field(lines, "Interactions", head.interactions() == null ? null : String.valueOf(head.interactions()));
        field(lines, "Time zone", zone.getId());
        return lines;
    }

    /** The lines of an entry, at least one. */
    public List<Line> entry(TranscriptEntry entry) {
        return switch (entry) {
            case Said said -> said(said);
            case Happened happened -> happened(happened);
        };
    }

    /** An instant in the transcript's zone, with its offset: of the hour that a change of the clocks repeats there are two. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private List<Line> said(Said said) {
        List<Line> lines = new ArrayList<>();
        String where = said.channel() == null ? "" : ", " + said.channel();
        String before = said.earlier() ? ", before the conversation" : "";
        lines.add(Line.of(Style.SPEAKER, time(said.at()) + "  " + speaker(said.by()) + where + before));
        if (said.deletedAt() != null) {
            lines.add(Line.of(Style.DETAIL, "Deleted " + time(said.deletedAt())));
        } else if (said.text() != null && !said.text().isEmpty()) {
            lines.add(Line.of(Style.TEXT, said.text()));
        }
        said.files().forEach(file -> lines.add(new Line(Style.FILE, file(file), file.url())));
        if (said.template() != null) {
            lines.add(Line.of(Style.DETAIL, "Template: " + said.template()));
        }
        if (said.editedAt() != null && said.deletedAt() == null) {
            lines.add(Line.of(Style.DETAIL, "Edited " + time(said.editedAt())));
        }
        if (said.status() != null) {
            lines.add(Line.of(Style.DETAIL, "Status: " + said.status()));
        }
        return lines;
    }

    private List<Line> happened(Happened happened) {
        String who = happened.by() == null ? "" : speaker(happened.by()) + ": ";
        List<Line> lines = new ArrayList<>();
        EventWording words = EventWording.of(happened.type(), happened.details());
        lines.add(Line.of(Style.EVENT, time(happened.at()) + "  " + who + words.what()));
        words.text().forEach(text -> lines.add(Line.of(Style.TEXT, text)));
        return lines;
    }

    private static String file(SentFile file) {
        String name = file.name() == null ? "without a name" : file.name();
        String size = file.bytes() == null ? null : file.bytes() + " bytes";
        String more =
                Stream.of(file.contentType(), size).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return "File: " + name + (more.isEmpty() ? "" : " (" + more + ")");
    }

    /** Their name, else their id, and what they are. */
    static String speaker(Speaker speaker) {
        if (speaker == null) {
            return "unknown";
        }
        String name = speaker.name() == null ? speaker.id() : speaker.name();
        return name == null ? speaker.type() : name + " (" + speaker.type() + ")";
    }

    private static String contact(TranscriptHead.Customer contact) {
        if (contact == null) {
            return null;
        }
        String all = Stream.of(contact.name(), contact.id(), contact.email(), contact.phone())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? null : all;
    }

    private static String duration(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    }

    private static void field(List<Line> lines, String label, String value) {
        if (value != null) {
            lines.add(Line.of(Style.FIELD, label + ": " + value));
        }
    }
}
