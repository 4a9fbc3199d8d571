package org.chengxin.api.publishing.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengxin.api.publishing.store.MessageAction;
import org.chengxin.api.publishing.store.MessageKind;
import org.chengxin.core.law.Citation;

/**
 * A message about a subject to whoever is to have messages of its kind.
 *
 * @param subjectId the key of the subject's row
 * @param about what it is about, below the subject: letters, digits, {@code /} and {@code -} alone
 * @param content what it says: of a public kind nothing that is not public
 */
public record OutboxMessage(
        long subjectId, MessageKind kind, MessageAction action, String about, Map<String, Object> content) {

    public OutboxMessage {
        content = new LinkedHashMap<>(content);
    }

    /**
     * That a record was repaired. That a repaired penalty is to be taken down is told besides, by itself.
     *
     * @param record its public id
     * @param ground where the decision on repairs stands
     */
    public static OutboxMessage repair(long subjectId, String record, LocalDate repairedOn, Citation ground) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("record", record);
        content.put("repairedOn", repairedOn);
        content.put("citation", ground.text());
        return new OutboxMessage(subjectId, MessageKind.REPAIR, MessageAction.PUBLISH, record, content);
    }
}
