package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;

/** Files: WhatsApp gives an id to fetch them by, and of late a link too, which soon expires. */
final class Media {

    private Media() {}

    /** Lists the file of that kind in the data. */
    static void write(String kind, Part media, ObjectNode data) throws Untranslatable {
        String id = media.text("id");
        String link = media.text("url") == null ? media.text("link") : media.text("url");
        if (id == null && link == null) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "has a file with neither id nor link");
        }
        String name = media.text("filename");
        String contentType = media.text("mime_type");
        ObjectNode file = data.putArray("attachments")
                .addObject()
                .put("name", name == null ? kind : name)
                .put("contentType", contentType == null ? contentType(kind) : contentType)
                .put("url", link == null ? "whatsapp_cloud:media/" + id : link);
        EventData.put(file, "mediaId", id);
        EventData.put(file, "sha256", media.text("sha256"));
        if (media.isTrue("voice")) {
            file.put("voice", true);
        }
    }

    private static String contentType(String kind) {
        return switch (kind) {
            case "image", "audio", "video" -> kind + "/*";
            case "sticker" -> "image/webp";
            default -> "application/octet-stream";
        };
    }
}
