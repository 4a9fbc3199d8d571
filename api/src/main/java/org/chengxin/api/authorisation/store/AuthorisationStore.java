package org.chengxin.api.authorisation.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.subject.AreaCode;

/** Where written authorisations are kept. */
public interface AuthorisationStore {

    void add(AuthorisationRow added);

    Optional<AuthorisationRow> find(String publicId);

    /** The same, and nobody else revokes it until the transaction ends. */
    Optional<AuthorisationRow> lock(String publicId);

    /** Those that a subject gave, the earliest first. */
    List<AuthorisationRow> ofSubject(long subjectId);

    void revoke(AuthorisationRow revoked);

    /**
     * The sectors of each authorisation of a subject that holds on a day for a subject or an office; an empty list is the whole
     * file.
     *
     * @param grantee a subject's public id, null for none
     * @param authority an office's area, null for none
     */
    List<List<String>> granted(long subjectId, LocalDate day, String grantee, AreaCode authority);
}
