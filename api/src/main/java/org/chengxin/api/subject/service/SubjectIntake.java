package org.chengxin.api.subject.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.json.Bound;
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
     * @return empty if any of these members is at fault
     */
    public static Optional<Read> read(Bound item, long rowId, LocalDate today) {
        SubjectKind kind =
                item.word("kind", true, word -> SubjectKind.parse(word).orElse(null), KINDS);
        boolean natural = kind == SubjectKind.NATURAL_PERSON;
        CreditCode code = natural ? null : code(item);
        IdentityNumber identity = natural ? identity(item, today) : null;
        String opaque = natural ? opaque(item) : null;
        String name = item.text("name", true, LONGEST_NAME);
        AreaCode area = area(item);
        SubjectStatus status =
                item.word("status", false, word -> SubjectStatus.parse(word).orElse(null), STATUSES);
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
                        status == null ? SubjectStatus.ACTIVE : status),
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
        fault.ifPresent(found -> item.fault(
                "code",
                switch (found) {
                    case LENGTH -> FaultCode.CODE_LENGTH;
                    case ALPHABET -> FaultCode.CODE_ALPHABET;
                    case CHECK -> FaultCode.CODE_CHECK;
                }));
        return fault.isPresent() ? null : CreditCode.of(text);
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

    private static AreaCode area(Bound item) {
        String text = item.text("area", true, LONGEST_CODE);
        Optional<AreaCode> area = AreaCode.parse(text).filter(Areas.region()::contains);
        if (text != null && area.isEmpty()) {
            item.fault("area", FaultCode.AREA_UNKNOWN);
        }
        return area.orElse(null);
    }
}
