package org.chengxin.api.subject.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a search asks for; absent asks for nothing.
 *
 * @param part a part of the name, normalised
 * @param codePrefix the beginning of a credit code
 * @param sector a sector in which the subject has a role
 * @param grade its running grade, in that sector or in any
 * @param list a list it is on, of that sector or of any
 * @param area an area that it lies in, as a league or a banner; absent for the whole region
 * @param league whether the area is a league or city
 * @param status its status
 * @param today the day on which it must be on the list
 */
public record SubjectSearch(
        Optional<String> part,
        Optional<String> codePrefix,
        Optional<String> sector,
        Optional<String> grade,
        Optional<String> list,
        Optional<String> area,
        boolean league,
        Optional<String> status,
        LocalDate today) {}
