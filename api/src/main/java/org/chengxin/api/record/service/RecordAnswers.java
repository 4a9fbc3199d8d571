package org.chengxin.api.record.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.record.store.RecordJson;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.calendar.EntryTerm;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;
import org.chengxin.core.json.GeneralRecordJson;
import org.chengxin.core.json.PenaltyJson;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.Sector;

/** Makes what a record is read as: members in the order of the contract, those that it does not say left out. */
public final class RecordAnswers {

    private RecordAnswers() {}

    /**
     * What anybody may read.
     *
     * @param sector null for a record of the general part
     * @param disclosure null where it is not public
     */
    public static Map<String, Object> open(StoredRecord stored, Sector sector, Disclosure disclosure) {
        Map<String, Object> answer = new LinkedHashMap<>();
        CreditRecord record = stored.record();
        answer.put("id", record.id());
        answer.put("sector", stored.isGeneral() ? null : stored.sector().value());
        answer.put("type", record.type());
        if (stored.isGeneral()) {
            answer.putAll(GeneralRecordJson.members(stored.general()));
            answer.put(
                    "citation",
                    stored.general().category().category().citation().text());
        }
        answer.put(
                "provision",
                record.provision() == null ? null : record.provision().value());
        answer.put("decidedOn", record.decidedOn());
        answer.put("act", record.act());
        answer.put("facts", stored.isGeneral() ? null : facts(record, sector));
        answer.put("endedOn", record.endedOn());
        answer.put("validUntil", record.validUntil());
        answer.put("document", RecordJson.document(record.document()));
        Standing standing = stored.standing();
        answer.put("basis", standing.basis() == null ? null : standing.basis().code());
        answer.put("finalOn", standing.finalOn());
        answer.put("penalty", standing.penalty() == null ? null : PenaltyJson.members(standing.penalty()));
        answer.put("disclosure", disclosure == null ? null : period(disclosure));
        answer.values().removeIf(Objects::isNull);
        return answer;
    }

    /** What the subject and the offices may read besides. */
    static Map<String, Object> whole(RecordRow row, String subject, Sector sector, Disclosure disclosure) {
        Map<String, Object> answer = open(row.stored(), sector, disclosure);
        CreditRecord record = row.stored().record();
        RecordRow.Change change = row.change();
        answer.put("subject", subject);
        answer.put("repairedOn", record.repairedOn());
        answer.put("public", record.disclosable());
        answer.put("state", row.state().code());
        answer.put("late", row.late());
        if (row.late()) {
            answer.put("entryDue", EntryTerm.lastDay(record.decidedOn()));
            answer.put("entryCitation", EntryTerm.CITATION.text());
        }
        answer.put("sourceKey", row.sourceKey());
        answer.put("enteredAt", row.enteredAt());
        answer.put("version", change.version());
        answer.put("changedAt", change.at());
        answer.put("office", change.office() == null ? null : change.office().value());
        answer.put("reason", change.reason());
        answer.values().removeIf(Objects::isNull);
        return answer;
    }

    private static Map<String, Object> facts(CreditRecord record, Sector sector) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FactType fact : sector.recordType(record.type()).facts()) {
            Object value = record.facts().values().get(fact.name());
            if (value != null) {
                facts.put(fact.name(), value);
            }
        }
        return facts;
    }

    private static Map<String, Object> period(Disclosure disclosure) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("from", disclosure.from());
        if (disclosure.until() != null) {
            members.put("until", disclosure.until());
        }
        members.put("citation", disclosure.ground().text());
        return members;
    }
}
