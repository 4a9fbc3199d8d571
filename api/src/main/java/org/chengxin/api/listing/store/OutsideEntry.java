package org.chengxin.api.listing.store;

import java.time.LocalDate;
import org.chengxin.core.listing.OutsideList;

/**
 * An entry on the list of an outside authority that was taken over.
 *
 * @param id the key of its row, 0 before it is kept
 * @param removedOn null while it stands
 * @param document the number of the authority's document
 */
public record OutsideEntry(
        long id,
        String publicId,
        OutsideList list,
        String sourceKey,
        long subjectId,
        LocalDate enteredOn,
        LocalDate removedOn,
        String facts,
        String document) {}
