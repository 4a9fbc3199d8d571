package org.chengxin.api.listing.store;

import org.chengxin.core.file.Listing;
import org.chengxin.core.listing.OutsideList;
import org.chengxin.core.subject.SubjectKind;

/**
 * An entry on a list as it is published.
 *
 * @param id the key of its row
 * @param code the subject's credit code, null for a natural person
 * @param outside the list of an outside authority that it stands on, null where it is a sector's
 * @param facts null where none are given
 * @param office the office that decided, null where none is given
 */
public record PublicEntry(
        long id,
        String publicId,
        String subject,
        SubjectKind kind,
        String code,
        String name,
        Listing listing,
        OutsideList outside,
        String facts,
        String office) {}
