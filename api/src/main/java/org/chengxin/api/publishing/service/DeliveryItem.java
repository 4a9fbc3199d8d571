package org.chengxin.api.publishing.service;

import java.time.Instant;
import org.chengxin.api.publishing.store.OutboxStore.DeliveryRow;

/**
 * A message on its way to one destination.
 *
 * @param message its id
 * @param failure why the last attempt failed, null where none has or it has arrived since
 */
public record DeliveryItem(
        String message,
        long sequence,
        String destination,
        String subject,
        String kind,
        String action,
        String item,
        String state,
        int attempts,
        Instant createdAt,
        Instant attemptedAt,
        Instant deliveredAt,
        String failure) {

    static DeliveryItem of(DeliveryRow row) {
        return new DeliveryItem(
                row.message(),
                row.sequence(),
                row.destination(),
                row.subject(),
                row.kind(),
                row.action(),
                row.item(),
                row.state(),
                row.attempts(),
                row.createdAt(),
                row.attemptedAt(),
                row.deliveredAt(),
                row.failure());
    }
}
