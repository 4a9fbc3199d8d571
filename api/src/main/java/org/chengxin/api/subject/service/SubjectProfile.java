package org.chengxin.api.subject.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.api.grade.service.SectorGrade;
import org.chengxin.api.listing.service.ListAnswers.ListingAnswer;

/**
 * What is known of a subject; what is not, and what the reader may not know, is null.
 *
 * @param code null for a natural person
 * @param formerNames of an organisation, the earliest first; null in a list of several subjects
 * @param roles by sector id
 * @param listings what is published today of its entries on lists; null in a list of several subjects
 * @param responsible who answers for it, which is never public
 */
public record SubjectProfile(
        String id,
        String kind,
        String code,
        String name,
        List<FormerName> formerNames,
        String area,
        String areaName,
        Map<String, String> roles,
        String status,
        LocalDate establishedOn,
        LocalDate endedOn,
        List<SectorGrade> grades,
        List<ListingAnswer> listings,
        List<Responsible> responsible) {

    /** A name that it had until a day. */
    public record FormerName(String name, LocalDate until) {}

    /** A responsible person. */
    public record Responsible(String position, String name, LocalDate from) {}

    SubjectProfile with(List<FormerName> names, List<ListingAnswer> on, List<Responsible> persons) {
        return new SubjectProfile(
                id,
                kind,
                code,
                name,
                names,
                area,
                areaName,
                roles,
                status,
                establishedOn,
                endedOn,
                grades,
                on,
                persons);
    }
}
