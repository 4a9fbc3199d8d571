package org.chengxin.api.publishing.store;

import java.util.List;

/**
 * A message to be kept.
 *
 * @param publicId by which the other side knows it again
 * @param item what it is about
 * @param payload JSON as it is sent, without id and sequence
 * @param destinations who gets it
 */
public record NewMessage(
        String publicId,
        long subjectId,
        MessageKind kind,
        MessageAction action,
        String item,
        String payload,
        List<String> destinations) {

    public NewMessage {
        destinations = List.copyOf(destinations);
    }
}
