package org.chengxin.api.record.service;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.calendar.EntryTerm;
import org.chengxin.core.catalogue.CollectionLimits;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.GeneralRecordReader;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.SubjectKind;

/**
 * What a record has to pass before it is kept, alike whether it comes alone or among a million. It serves one day, and one thread at a
 * time.
 */
public final class RecordChecks {

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_WORD = 100;

    private final SectorRegistry registry;
    private final LocalDate today;
    private final List<String> sectorIds;
    private final Map<SectorId, RecordIntake> intakes = new HashMap<>();
    private final Map<LocalDate, Boolean> late = new HashMap<>();

    public RecordChecks(SectorRegistry registry, LocalDate today) {
        this.registry = registry;
        this.today = today;
        this.sectorIds =
                registry.enabled().stream().map(sector -> sector.id().value()).toList();
    }

    /**
     * What the checks have to know of a subject.
     *
     * @param roles by sector id
     * @param existsSince its first day, null where not known
     */
    public record Subject(SubjectRow row, Map<String, String> roles, LocalDate existsSince) {}

    /**
     * A record as it is sent, with the deciding office's area, which is the writer's own where it does not say.
     *
     * @param sector null for a record of the general part
     */
    public record Sent(Map<String, Object> members, Sector sector) {

        public boolean isGeneral() {
            return sector == null;
        }
    }

    /**
     * A record that may be kept.
     *
     * @param sourceKey null where its source gave it none
     * @param late whether it comes later than 15 working days after the decision (000, article 21)
     */
    public record Checked(StoredRecord record, String sourceKey, boolean late) {}

    /** Finds out which sector a record is of; empty, with the fault noted, where that cannot be told. */
    public Optional<Sent> sent(Object json, Subject subject, Caller caller, Faults faults) {
        Bound item = Bound.object(json, "", faults);
        if (!(json instanceof Map<?, ?>)) {
            return Optional.empty();
        }
        boolean general = item.is("type", GeneralRecord.TYPE);
        int before = faults.size();
        Sector sector = general ? null : sector(item, json, subject.roles());
        return faults.size() > before ? Optional.empty() : Optional.of(new Sent(withAuthority(json, caller), sector));
    }

    /** The sector that a record names, or the only one of the subject's that has such a record. */
    private Sector sector(Bound item, Object json, Map<String, String> roles) {
        if (item.has("sector")) {
            Sector named = item.word("sector", true, id -> registry.find(id).orElse(null), sectorIds);
            if (named != null && !roles.containsKey(named.id().value())) {
                item.fault("sector", FaultCode.ROLE_MISSING);
            }
            return named;
        }
        List<Sector> held = registry.enabled().stream()
                .filter(sector -> roles.containsKey(sector.id().value()))
                .toList();
        List<Sector> fitting = held.stream()
                .filter(sector -> Belonging.fits(json, sector, today))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.isEmpty() && held.size() == 1) {
            return held.get(0); // whose reader says what is wrong
        }
        item.fault("sector", FaultCode.FIELD_MISSING);
        return null;
    }

    /** Takes in a record that is to be entered; empty, with every fault noted, where it may not be kept. */
    public Optional<Checked> entry(Sent sent, String newId, Subject subject, boolean byOffice, Faults faults) {
        int before = faults.size();
        Bound whole = Bound.object(sent.members(), "", faults);
        if (!sent.isGeneral()) {
            whole.text("sector", false, LONGEST_WORD);
        }
        String sourceKey = whole.text("sourceKey", false, LONGEST_KEY);
        Optional<StoredRecord> read = content(whole, sent, newId, subject, faults);
        if (sent.isGeneral() && byOffice) {
            RecordIntake.requireDocument(whole, read.map(StoredRecord::record).orElse(null), faults);
        }
        return faults.size() > before
                ? Optional.empty()
                : read.map(record ->
                        new Checked(record, sourceKey, isLate(record.record().decidedOn())));
    }

    /**
     * Takes in what a record says; the caller has asked for the members that are not of its content.
     *
     * @return empty if it has any fault of content
     */
    Optional<StoredRecord> content(Bound item, Sent sent, String id, Subject subject, Faults faults) {
        Optional<StoredRecord> read;
        if (sent.isGeneral()) {
            GeneralRecord general =
                    GeneralRecordReader.read(item, id, subject.row().kind(), today, faults);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            read = Optional.ofNullable(general).map(record -> StoredRecord.of(0, record));
        } else {
            if (subject.row().kind() == SubjectKind.NATURAL_PERSON) {
                CollectionLimits.check(sent.members(), "", false, faults);
            }
            SectorId sector = sent.sector().id();
            read = intakes.computeIfAbsent(sector, known -> new RecordIntake(registry, sent.sector(), today))
                    .read(item, id, subject.roles().get(sector.value()), faults);
        }
        // Also of a record that has other faults.
        boolean tooEarly = subject.existsSince() != null
                && sent.members().get("decidedOn") instanceof String day
                && Bound.parseDay(day).filter(subject.existsSince()::isAfter).isPresent();
        if (tooEarly) {
            item.fault("decidedOn", FaultCode.DATE_BEFORE_SUBJECT);
        }
        return read;
    }

    private boolean isLate(LocalDate decidedOn) {
        return late.computeIfAbsent(decidedOn, day -> EntryTerm.isLate(day, today));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> withAuthority(Object json, Caller caller) {
        Map<String, Object> members = (Map<String, Object>) json;
        if (caller.authority() == null
                || !(members.get("document") instanceof Map<?, ?> document)
                || document.containsKey("authority")) {
            return members;
        }
        Map<String, Object> withAuthority = new LinkedHashMap<>((Map<String, Object>) document);
        withAuthority.put("authority", caller.authority().value());
        Map<String, Object> with = new LinkedHashMap<>(members);
        with.put("document", withAuthority);
        return with;
    }

    /** The area of the office that decided, null where the input does not name one that there is. */
    private static AreaCode authority(Map<String, Object> members) {
        return members.get("document") instanceof Map<?, ?> document && document.get("authority") instanceof String code
                ? AreaCode.parse(code).filter(Areas.region()::contains).orElse(null)
                : null;
    }

    /** Why an office may not enter a record; empty where it may. */
    public static Optional<FaultCode> barred(Caller caller, Sent sent, SubjectRow subject) {
        return barred(caller, sent.sector(), authority(sent.members()), subject);
    }

    /**
     * Why an office may not write a record: it is neither that of the record nor that of the subject's area, or not of the record's
     * sector.
     *
     * @param sector null for a record of the general part, which every office of the area keeps
     * @param authority the area of the office that decided, null where not known
     */
    static Optional<FaultCode> barred(Caller caller, Sector sector, AreaCode authority, SubjectRow subject) {
        boolean inArea = (authority != null && caller.actsFor(authority)) || caller.actsFor(subject.area());
        if (!inArea) {
            return Optional.of(FaultCode.AREA_NOT_ALLOWED);
        }
        return sector == null || caller.actsIn(sector.id().value())
                ? Optional.empty()
                : Optional.of(FaultCode.SECTOR_NOT_ALLOWED);
    }
}
