package org.chengxin.core.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengxin.core.law.ProvisionCode;

/** A record in few words, for tests; every method gives a new one. */
public record TestRecord(
        String id,
        String type,
        LocalDate decidedOn,
        String provision,
        String act,
        Map<String, Object> facts,
        LocalDate endedOn,
        LocalDate repairedOn,
        LocalDate validUntil,
        Boolean disclosable) {

    public static TestRecord of(String id, String type, String decidedOn) {
        return new TestRecord(id, type, LocalDate.parse(decidedOn), null, null, Map.of(), null, null, null, null);
    }

    /** An adverse record that falls under a provision. */
    public static TestRecord adverse(String id, String provision, String decidedOn) {
        return of(id, "adverse", decidedOn).under(provision);
    }

    public TestRecord under(String code) {
        return new TestRecord(id, type, decidedOn, code, act, facts, endedOn, repairedOn, validUntil, disclosable);
    }

    public TestRecord ofAct(String name) {
        return new TestRecord(
                id, type, decidedOn, provision, name, facts, endedOn, repairedOn, validUntil, disclosable);
    }

    /** With one fact more; whole numbers become decimals. */
    public TestRecord fact(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, value instanceof Integer number ? BigDecimal.valueOf(number) : value);
        return new TestRecord(id, type, decidedOn, provision, act, more, endedOn, repairedOn, validUntil, disclosable);
    }

    /** With a date fact. */
    public TestRecord day(String name, String value) {
        return fact(name, LocalDate.parse(value));
    }

    public TestRecord ended(String day) {
        return new TestRecord(
                id, type, decidedOn, provision, act, facts, LocalDate.parse(day), repairedOn, validUntil, disclosable);
    }

    public TestRecord repaired(String day) {
        return new TestRecord(
                id, type, decidedOn, provision, act, facts, endedOn, LocalDate.parse(day), validUntil, disclosable);
    }

    public TestRecord validUntil(String day) {
        return new TestRecord(
                id, type, decidedOn, provision, act, facts, endedOn, repairedOn, LocalDate.parse(day), disclosable);
    }

    /** Marked as not to be published. */
    public TestRecord notPublic() {
        return new TestRecord(id, type, decidedOn, provision, act, facts, endedOn, repairedOn, validUntil, false);
    }

    public CreditRecord build() {
        return new CreditRecord(
                id,
                type,
                provision == null ? null : ProvisionCode.of(provision),
                decidedOn,
                act,
                Facts.of(facts),
                endedOn,
                repairedOn,
                validUntil,
                null,
                disclosable);
    }
}
