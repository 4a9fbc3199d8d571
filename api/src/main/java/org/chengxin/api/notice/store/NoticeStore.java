package org.chengxin.api.notice.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.subject.AreaCode;

/** Where notices are kept. */
public interface NoticeStore {

    void add(NoticeRow notice);

    /** Takes away what the notices of some cases say. */
    void eraseTexts(Collection<String> procedures);

    Optional<NoticeRow> find(String publicId);

    /** The day on which it was received, empty while it has not been. */
    Optional<LocalDate> receivedOn(String publicId);

    /** Notes that a notice was received. */
    void receive(NoticeRow notice);

    /**
     * Which notices of a subject somebody may read: all, or those of some sectors and of none, and besides those that an office has
     * served.
     *
     * @param sectors null for those of every sector
     * @param ofArea whether anything but what the office has served
     * @param office null for no office
     */
    record Sight(Set<String> sectors, boolean ofArea, AreaCode office) {

        /** Of who may read all. */
        public static final Sight WHOLE = new Sight(null, true, null);
    }

    /**
     * A subject's notices, the latest first.
     *
     * @param before the key of the last one seen
     */
    List<NoticeRow> ofSubject(long subjectId, Sight sight, long before, int limit);
}
