package org.chengxin.api.evidence.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where it is kept what there is to know of files of evidence. */
public interface EvidenceStore {

    void add(EvidenceRow added);

    Optional<EvidenceRow> find(String publicId);

    /** Those of some ids that there are, which nobody else changes until the transaction ends. */
    List<EvidenceRow> lock(Collection<String> publicIds);

    /** Those of a case, the earliest first. */
    List<EvidenceRow> ofCase(long caseId);

    /** The same, and nobody else changes them until the transaction ends. */
    List<EvidenceRow> lockCase(long caseId);

    /** Gives files to a case. */
    void attach(EvidenceRow.Case to, Collection<String> publicIds, Instant at);

    /** Takes from files all but that they were there. */
    void erase(Collection<String> publicIds, Instant at);

    /** How many files and bytes. */
    record Amount(long files, long bytes) {}

    /** What an account has handed in since a moment that belongs to no case. */
    Amount unattached(String actor, Instant since);

    /** Ids of files that were handed in before a moment, belong to no case, and that nobody else changes until the transaction ends. */
    List<String> lockUnattached(Instant before, int limit);

    void delete(Collection<String> publicIds);

    /** Those of some ids whose files are to be there. */
    Set<String> kept(Collection<String> publicIds);
}
