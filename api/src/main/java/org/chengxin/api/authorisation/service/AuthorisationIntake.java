package org.chengxin.api.authorisation.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.authorisation.store.AuthorisationRow;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/**
 * An authorisation as it was sent.
 *
 * @param sectors empty for the whole file
 * @param document the number of the paper, null where there is none
 */
record AuthorisationIntake(AuthorisationRow.Grantee grantee, List<String> sectors, LocalDate until, String document) {

    private static final int MOST_YEARS = 5;
    private static final int LONGEST = 200;
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_CODE = 100;

    /**
     * Takes an authorisation in.
     *
     * @param onPaper whether the paper must be named
     * @throws Refusal if it has any fault (400)
     */
    static AuthorisationIntake read(byte[] body, boolean onPaper, Sectors sectors, LocalDate today) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        AuthorisationIntake read = new AuthorisationIntake(
                grantee(item), sectors(item, sectors, faults), until(item, today), document(item, onPaper));
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        return read;
    }

    private static AuthorisationRow.Grantee grantee(Bound item) {
        Bound grantee = item.object("grantee", true);
        if (grantee == null) {
            return null;
        }
        AuthorisationRow.Grantee read;
        if (grantee.has("authority")) {
            String code = grantee.text("authority", true, LONGEST_CODE);
            Optional<AreaCode> area = AreaCode.parse(code).filter(Areas.region()::contains);
            if (code != null && area.isEmpty()) {
                grantee.fault("authority", FaultCode.AREA_UNKNOWN);
            }
            read = new AuthorisationRow.Grantee(null, area.orElse(null), grantee.text("name", true, LONGEST));
        } else {
            read = new AuthorisationRow.Grantee(grantee.text("subject", true, LONGEST_ID), null, null);
        }
        grantee.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return read;
    }

    private static List<String> sectors(Bound item, Sectors sectors, Faults faults) {
        List<String> known = sectors.registry().enabled().stream()
                .map(sector -> sector.id().value())
                .toList();
        List<?> given = item.array("sectors", false);
        if (item.has("sectors") && given.isEmpty() && !faults.has(item.pointer("sectors"), FaultCode.VALUE_TYPE)) {
            item.fault("sectors", FaultCode.VALUE_RANGE, "≥ 1"); // it would read as the whole file
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = item.pointer("sectors") + "/" + i;
            String id = Bound.text(given.get(i), at, LONGEST_CODE, faults);
            if (id != null && !known.contains(id)) {
                faults.add(at, FaultCode.VALUE_UNKNOWN, String.join(", ", known));
            } else if (id != null && read.contains(id)) {
                faults.add(at, FaultCode.VALUE_DUPLICATE);
            } else if (id != null) {
                read.add(id);
            }
        }
        return read;
    }

    private static LocalDate until(Bound item, LocalDate today) {
        LocalDate until = item.day("until", true);
        LocalDate last = today.plusYears(MOST_YEARS);
        if (until != null && until.isBefore(today)) {
            item.fault("until", FaultCode.DATE_ORDER);
        } else if (until != null && until.isAfter(last)) {
            item.fault("until", FaultCode.DATE_TOO_FAR, last);
        }
        return until;
    }

    private static String document(Bound item, boolean onPaper) {
        Bound document = onPaper ? item.objectOrEmpty("document") : item.object("document", false);
        if (document == null) {
            return null;
        }
        String number = document.text("number", true, LONGEST);
        document.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return number;
    }
}
