package org.chengxin.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.file.Penalty;

/** One record being made up; its members are those of the line format. */
final class SampleRecord {

    final Branch sector;
    final String type;
    final LocalDate decidedOn;
    final Documents.Document document;
    final Map<String, Object> facts = new LinkedHashMap<>();
    String provision;
    String act;
    LocalDate endedOn;
    LocalDate repairedOn;
    LocalDate validUntil;
    Boolean disclosable;
    String basis;
    LocalDate finalOn;
    Penalty penalty;

    SampleRecord(Branch sector, String type, LocalDate decidedOn, Documents.Document document) {
        this.sector = sector;
        this.type = type;
        this.decidedOn = decidedOn;
        this.document = document;
    }

    SampleRecord fact(String name, String value) {
        facts.put(name, value);
        return this;
    }

    SampleRecord fact(String name, long value) {
        facts.put(name, value);
        return this;
    }

    SampleRecord fact(String name, boolean value) {
        facts.put(name, value);
        return this;
    }

    SampleRecord fact(String name, LocalDate value) {
        facts.put(name, value.toString());
        return this;
    }

    SampleRecord provision(String code) {
        provision = code;
        return this;
    }

    SampleRecord act(String id) {
        act = id;
        return this;
    }

    SampleRecord ended(LocalDate day) {
        endedOn = day;
        return this;
    }

    SampleRecord repaired(LocalDate day) {
        repairedOn = day;
        return this;
    }

    SampleRecord validUntil(LocalDate day) {
        validUntil = day;
        return this;
    }

    /** Never to be published, for example because it would give away a business secret. */
    SampleRecord undisclosed() {
        disclosable = false;
        return this;
    }

    SampleRecord basis(String word) {
        basis = word;
        return this;
    }

    SampleRecord finalOn(LocalDate day) {
        finalOn = day;
        return this;
    }

    /** A fine by the general procedure, in no field but those named. */
    SampleRecord fined(Penalty.DecidedBy decidedBy, Penalty.Severity severity, Penalty.Field... fields) {
        penalty = new Penalty(Penalty.Procedure.GENERAL, List.of("罚款"), List.of(fields), decidedBy, severity, null);
        return this;
    }
}
