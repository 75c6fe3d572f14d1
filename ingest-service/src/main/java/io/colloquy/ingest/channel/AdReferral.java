package io.colloquy.ingest.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A click-to-chat referral: what Meta tells of the ad or post that the customer clicked to write (events 1.4). */
public final class AdReferral {

    private AdReferral() {}

    /**
     * What the opening of the conversation says of it: {@code source=paid_ads} and the ad; of a post, which nobody paid
     * for, only its address.
     *
     * @param sourceType {@code ad} or {@code post}; null if not told
     * @param sourceId the ad's id; null if not told
     * @param clickId the click's id, which only ads have; null if not told
     * @param url of the ad or post; null if not told
     * @return null if there is nothing to say
     */
    public static ObjectNode opening(String sourceType, String sourceId, String clickId, String url) {
        ObjectNode opening = ChannelJson.object();
        boolean post = "post".equals(sourceType);
        if (!post && (sourceId != null || clickId != null)) {
            opening.put("source", "paid_ads");
        }
        if (!post && sourceId != null) {
            opening.putObject("ad").put("network", "meta").put("adId", sourceId);
        }
        if (url != null) {
            opening.put("url", url);
        }
        return opening.isEmpty() ? null : opening;
    }
}
