package io.colloquy.ingest.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A click-to-chat referral: the ad or post of Meta's that the customer clicked to write (events 1.4). */
public final class AdReferral {

    private AdReferral() {}

    /**
     * What the opening of the conversation says of it: {@code source=paid_ads} with its ad. WhatsApp names the ad alone;
     * the ad's id stands in for the campaign's, which is required.
     *
     * @param sourceType {@code ad} or {@code post}
     * @param sourceId the ad's id
     * @param url where the ad leads; null if not told
     * @return null if it is not about an ad
     */
    public static ObjectNode opening(String sourceType, String sourceId, String url) {
        if (!"ad".equals(sourceType) || sourceId == null || sourceId.isEmpty()) {
            return null;
        }
        ObjectNode opening = ChannelJson.object().put("source", "paid_ads");
        opening.putObject("ad")
                .put("network", "meta")
                .put("campaignId", sourceId)
                .put("adId", sourceId);
        if (url != null && !url.isEmpty()) {
            opening.put("url", url);
        }
        return opening;
    }
}
