package org.chengxin.api.evidence.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.evidence.store.EvidenceRow;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;

/** Which files may be given to a case. */
final class Attachments {

    private Attachments() {}

    /**
     * Those of some files that are to be given to a case; one that it has already is left out.
     *
     * @param known the files that there are of these ids
     * @param pointer where the input has the ids
     * @param faults where it goes that one is not there, not handed in by the caller, or of another case
     */
    static List<String> of(
            EvidenceRow.Case to,
            List<String> ids,
            Collection<EvidenceRow> known,
            String pointer,
            Caller caller,
            Faults faults) {
        Map<String, EvidenceRow> rows = new HashMap<>();
        known.forEach(row -> rows.put(row.publicId(), row));
        Set<String> seen = new HashSet<>();
        List<String> attached = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            EvidenceRow row = rows.get(ids.get(i));
            String at = pointer + "/" + i;
            if (!seen.add(ids.get(i))) {
                faults.add(at, FaultCode.VALUE_DUPLICATE);
            } else if (row == null || row.isErased() || !isFrom(caller, row)) {
                faults.add(at, FaultCode.EVIDENCE_UNKNOWN);
            } else if (row.at() == null) {
                attached.add(row.publicId());
            } else if (row.at().id() != to.id()) {
                faults.add(at, FaultCode.EVIDENCE_ATTACHED);
            }
        }
        return attached;
    }

    /** Whether it was this account that handed a file in, for the same subject or office. */
    static boolean isFrom(Caller caller, EvidenceRow row) {
        EvidenceRow.Entry entry = row.entry();
        return entry.actor().equals(caller.name())
                && (entry.office() == null
                        ? row.subject() != null && caller.standsFor(row.subject())
                        : Objects.equals(entry.office(), caller.authority()));
    }
}
