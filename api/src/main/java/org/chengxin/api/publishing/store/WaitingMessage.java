package org.chengxin.api.publishing.store;

/**
 * The first message of a subject that a destination has not got.
 *
 * @param sequence its place among all messages; those of one subject are sent in its order
 * @param attempts how often it has been tried
 */
public record WaitingMessage(
        long sequence,
        String publicId,
        long subjectId,
        String kind,
        String action,
        String item,
        String payload,
        int attempts) {

    /** The message as it is sent: one JSON object in one line. */
    public String json() {
        return "{\"id\":\"" + publicId + "\",\"sequence\":" + sequence + ",\"kind\":\"" + kind + "\",\"action\":\""
                + action + "\",\"item\":\"" + item + "\"," + payload.substring(1);
    }
}
