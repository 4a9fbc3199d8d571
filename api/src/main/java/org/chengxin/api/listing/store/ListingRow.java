package org.chengxin.api.listing.store;

import java.time.LocalDate;
import org.chengxin.core.file.Listing;
import org.chengxin.core.subject.AreaCode;

/**
 * An entry on a list as it is kept.
 *
 * @param id the key of its row, 0 before it is kept
 * @param subject the subject's public id
 * @param reason null where none is given
 * @param facts the facts that it rests on, null where none are given
 * @param office the office that decided, in words; null where none is given
 * @param authority the area of the office that keeps it, null where it was taken over without one
 * @param publishedOn from when on it is published, null while it is not
 */
public record ListingRow(
        long id,
        String publicId,
        long subjectId,
        String subject,
        Listing listing,
        String reason,
        String facts,
        String office,
        AreaCode authority,
        LocalDate publishedOn) {}
