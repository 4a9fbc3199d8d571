package org.chengxin.api.lookup.service;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.grade.service.AdverseRecords;
import org.chengxin.api.subject.service.SubjectProfile;

/**
 * What a look-up found of one subject; what it does not say is null.
 *
 * @param code the code asked for
 * @param index the place of the identity number asked for, which is never repeated
 * @param listings the lists it is on today
 * @param adverse how much adverse information there is, of what the reader may see
 */
record LookupItem(
        String code,
        Integer index,
        boolean found,
        SubjectProfile subject,
        List<Listed> listings,
        AdverseRecords.Count adverse) {

    /** An entry on a list. */
    record Listed(String list, String sector, LocalDate from) {}

    static LookupItem missing(String code, Integer index) {
        return new LookupItem(code, index, false, null, null, null);
    }
}
