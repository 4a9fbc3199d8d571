package org.chengxin.api.subject.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where subjects are kept. */
public interface SubjectStore {

    boolean isEmpty();

    Optional<SubjectRow> find(String publicId);

    /** The roles of some subjects, by sector id. */
    Map<Long, Map<String, String>> roles(Collection<Long> subjectIds);

    /**
     * Subjects whose credit code begins as asked, in the order of their codes.
     *
     * @param after the code after which to begin, empty for the first
     */
    List<SubjectRow> byCode(SubjectSearch search, String after, int limit);

    /**
     * Subjects whose name has the part asked for (all, where none is), except those that {@link #byCode} finds, in the order
     * of entry. A natural person is found by the full name alone.
     *
     * @param after the row after which to begin, 0 for the first
     */
    List<SubjectRow> byName(SubjectSearch search, long after, int limit);

    /** Keeps new subjects; their rows' ids must be free. */
    void add(Collection<NewSubject> subjects);
}
