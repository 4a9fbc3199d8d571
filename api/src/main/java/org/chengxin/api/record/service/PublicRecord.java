package org.chengxin.api.record.service;

import java.time.LocalDate;
import java.util.Map;

/**
 * A record as anybody may read it while it is disclosed; what it does not say is null.
 *
 * @param facts in the order of the record's type
 * @param penalty in the order of the contract
 */
public record PublicRecord(
        String id,
        String sector,
        String type,
        String provision,
        LocalDate decidedOn,
        String act,
        Map<String, Object> facts,
        LocalDate endedOn,
        LocalDate validUntil,
        Document document,
        String basis,
        LocalDate finalOn,
        Map<String, Object> penalty,
        Period disclosure) {

    /** The document that the record rests on. */
    public record Document(String number, String authority, String issuer) {}

    /**
     * From when to when it is disclosed, and on what ground.
     *
     * @param until the last day, null where no end is set yet
     */
    public record Period(LocalDate from, LocalDate until, String citation) {}
}
