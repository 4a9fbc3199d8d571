package org.chengxin.api.publishing.service;

import java.time.Duration;

/** What has become of a message that was sent. */
public sealed interface Sent {

    /** It has arrived. */
    record Arrived() implements Sent {}

    /**
     * It was not taken.
     *
     * @param reason for people; no address, no token, nothing of the message
     * @param asked how long to wait, as the other side asks; null where it does not
     */
    record Refused(String reason, Duration asked) implements Sent {}

    /** The destination could not be reached, or takes nothing at the moment; its members are as those of a refusal. */
    record Unreachable(String reason, Duration asked) implements Sent {}

    /** It was not even tried, since the destination had failed just before. */
    record Untried() implements Sent {}
}
