package org.chengxin.api.subject.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.api.subject.store.ResponsiblePerson;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.json.Bound;
import org.chengxin.core.sector.Role;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** Takes in a subject that is to be kept. */
public final class SubjectIntake {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 100;
    private static final int MOST_RESPONSIBLE = 20;
    private static final List<String> POSITIONS = List.of("legal-representative", "head", "actual-controller");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{8,40}");
    private static final Pattern LIKE_IDENTITY_NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");
    private static final List<String> KINDS =
            Stream.of(SubjectKind.values()).map(SubjectKind::code).toList();
    private static final List<String> STATUSES =
            Stream.of(SubjectStatus.values()).map(SubjectStatus::code).toList();
    private static final List<String> LISTS =
            Stream.of(ListKind.values()).map(ListKind::code).toList();

    private SubjectIntake() {}

    /**
     * A subject as it was sent.
     *
     * @param identity null for all but natural persons
     */
    public record Read(SubjectRow row, IdentityNumber identity) {}

    /**
     * Takes in the members that every subject has; the others are the caller's.
     *
     * @param rowId the key of its row to be
     * @param newId a public id for a natural person; null where the input brings it
     * @return empty if any of these members is at fault
     */
    public static Optional<Read> read(Bound item, long rowId, String newId, LocalDate today) {
        SubjectKind kind =
                item.word("kind", true, word -> SubjectKind.parse(word).orElse(null), KINDS);
        boolean natural = kind == SubjectKind.NATURAL_PERSON;
        CreditCode code = natural ? null : code(item);
        IdentityNumber identity = natural ? identity(item, today) : null;
        String opaque = natural && newId == null ? opaque(item) : newId;
        String name = name(item);
        AreaCode area = area(item);
        SubjectStatus status = status(item);
        LocalDate establishedOn = past(item, "establishedOn", today);
        LocalDate endedOn = past(item, "endedOn", today);
        if (establishedOn != null && endedOn != null && endedOn.isBefore(establishedOn)) {
            item.fault("endedOn", FaultCode.DATE_ORDER);
        }
        boolean whole = natural ? identity != null && opaque != null : code != null;
        if (kind == null || !whole || name == null || area == null) {
            return Optional.empty();
        }
        return Optional.of(new Read(
                new SubjectRow(
                        rowId,
                        natural ? opaque : code.value(),
                        kind,
                        code,
                        name,
                        area,
                        status == null ? SubjectStatus.ACTIVE : status,
                        establishedOn,
                        endedOn,
                        1,
                        null),
                identity));
    }

    /** A list; null where absent or at fault. */
    public static ListKind list(Bound item) {
        return item.word("list", true, word -> ListKind.parse(word).orElse(null), LISTS);
    }

    private static CreditCode code(Bound item) {
        String text = item.text("code", true, LONGEST_CODE);
        if (text == null) {
            return null;
        }
        Optional<CreditCode.Fault> fault = CreditCode.faultOf(text);
        fault.ifPresent(found -> item.fault("code", faultCode(found)));
        return fault.isPresent() ? null : CreditCode.of(text);
    }

    /** What is wrong with a code, as it is told. */
    public static FaultCode faultCode(CreditCode.Fault fault) {
        return switch (fault) {
            case LENGTH -> FaultCode.CODE_LENGTH;
            case ALPHABET -> FaultCode.CODE_ALPHABET;
            case CHECK -> FaultCode.CODE_CHECK;
        };
    }

    private static IdentityNumber identity(Bound item, LocalDate today) {
        String text = item.text("idNumber", true, LONGEST_CODE);
        if (text == null) {
            return null;
        }
        Optional<IdentityNumber> number = IdentityNumber.parse(text, today);
        if (number.isEmpty()) {
            item.fault("idNumber", FaultCode.IDENTITY_INVALID);
        }
        return number.orElse(null);
    }

    private static String opaque(Bound item) {
        String text = item.text("id", true, LONGEST_CODE);
        boolean usable = text != null
                && OPAQUE.matcher(text).matches()
                && !LIKE_IDENTITY_NUMBER.matcher(text).matches()
                && CreditCode.parse(text).isEmpty();
        if (text != null && !usable) {
            item.fault("id", FaultCode.VALUE_CHARACTERS);
        }
        return usable ? text : null;
    }

    /** Its status; null where absent or at fault. */
    static SubjectStatus status(Bound item) {
        return item.word("status", false, word -> SubjectStatus.parse(word).orElse(null), STATUSES);
    }

    /** A day of its life; null where absent or at fault. */
    static LocalDate past(Bound item, String member, LocalDate today) {
        LocalDate day = item.day(member, false);
        if (day != null && day.isAfter(today)) {
            item.fault(member, FaultCode.DATE_FUTURE);
        }
        return day;
    }

    static String name(Bound item) {
        return item.text("name", true, LONGEST_NAME);
    }

    /**
     * The roles that an object gives it, by sector id.
     *
     * @param others what to note of a sector that is none of these, null where that does not matter
     */
    public static Map<String, String> roles(Bound item, Collection<Sector> sectors, FaultCode others) {
        Map<String, String> roles = new TreeMap<>();
        Bound given = item.objectOrEmpty("roles");
        for (Sector sector : sectors) {
            List<String> known =
                    sector.plugin().roles().stream().map(Role::code).toList();
            String role = given.word(sector.id().value(), false, word -> known.contains(word) ? word : null, known);
            if (role != null) {
                roles.put(sector.id().value(), role);
            }
        }
        if (others != null) {
            given.refuseOthers(others);
        }
        return roles;
    }

    /** Who answers for it; null where the input does not say. */
    static List<ResponsiblePerson> responsible(Bound item, LocalDate today, Faults faults) {
        if (!item.has("responsible")) {
            return null;
        }
        List<ResponsiblePerson> persons = new ArrayList<>();
        List<?> items = item.array("responsible", false);
        if (items.size() > MOST_RESPONSIBLE) {
            item.fault("responsible", FaultCode.VALUE_RANGE, "≤ " + MOST_RESPONSIBLE);
            return persons;
        }
        for (int i = 0; i < items.size(); i++) {
            Bound person = Bound.object(items.get(i), item.pointer("responsible") + "/" + i, faults);
            String position = person.word("position", true, word -> POSITIONS.contains(word) ? word : null, POSITIONS);
            String name = name(person);
            IdentityNumber identity = person.has("idNumber") ? identity(person, today) : null;
            LocalDate from = past(person, "from", today);
            person.refuseOthers(FaultCode.FIELD_UNKNOWN);
            persons.add(new ResponsiblePerson(position, name, identity, from));
        }
        return persons;
    }

    static AreaCode area(Bound item) {
        String text = item.text("area", true, LONGEST_CODE);
        Optional<AreaCode> area = AreaCode.parse(text).filter(Areas.region()::contains);
        if (text != null && area.isEmpty()) {
            item.fault("area", FaultCode.AREA_UNKNOWN);
        }
        return area.orElse(null);
    }
}
