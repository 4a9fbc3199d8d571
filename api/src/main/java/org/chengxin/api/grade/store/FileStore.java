package org.chengxin.api.grade.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** Where the files that grades are made from are kept: roles, closed periods and lists beside the records. */
public interface FileStore {

    /** Locks some subjects until the transaction ends, so that their grades are made once and from one state. */
    void lock(Collection<Long> subjectIds);

    /** Those of some subjects that have a role in a sector. */
    List<Holder> holders(Collection<Long> subjectIds, SectorId sector);

    /**
     * A holder with the area it is in.
     *
     * @param area the subject's own, a banner's or one above
     */
    record Placed(Holder holder, AreaCode area) {}

    /** Those of an area and all below it that have a role in a sector, in the order of their rows, after a row id. */
    List<Placed> walk(SectorId sector, AreaCode area, long after, int limit);

    /** How many {@link #walk} comes to in all. */
    long walked(SectorId sector, AreaCode area);

    /** The files of some subjects in a sector in which they have a role. */
    List<StoredFile> files(Collection<Holder> holders, Sector sector);

    /** The last period of a sector that has ended and is closed, empty before the first closing. */
    Optional<String> lastClosed(SectorId sector);

    /** The grades of closed periods of some subjects, by subject and sector id, the earliest first. */
    Map<Long, Map<String, List<PriorGrade>>> closed(Collection<Long> subjectIds);

    /** The entries of some subjects on lists, of every sector, in the order of entry. */
    Map<Long, List<Listing>> listings(Collection<Long> subjectIds);

    /** Subjects of a sector whose running grade is missing or not of this day and maker, after a row id. */
    List<Long> stale(Sector sector, RunningMark mark, long after, int limit);

    /**
     * Who a file of a sector is of.
     *
     * @param role the subject's role in the sector
     * @param listed false where it is known to be, and to have been, on no list
     */
    record Holder(
            long subjectId, String publicId, SubjectKind kind, SubjectStatus status, String role, boolean listed) {

        /** One of whom it is not known whether it is listed. */
        public Holder(long subjectId, String publicId, SubjectKind kind, SubjectStatus status, String role) {
            this(subjectId, publicId, kind, status, role, true);
        }
    }

    /**
     * What a subject was evaluated to when a period was closed.
     *
     * @param knownAt the moment of whose knowledge its file was
     * @param grade null unless graded
     * @param score null where there is none
     */
    record Frozen(Instant knownAt, String status, String grade, BigDecimal score) {

        /** Whether an evaluation came to the same. */
        public boolean cameTo(Evaluation evaluation) {
            boolean sameGrade = Objects.equals(
                    grade,
                    evaluation.grade() == null ? null : evaluation.grade().letter());
            return status.equals(evaluation.status().code())
                    && sameGrade
                    && (score == null
                            ? evaluation.score() == null
                            : evaluation.score() != null && score.compareTo(evaluation.score()) == 0);
        }
    }

    /**
     * What a subject was evaluated to when a period was closed.
     *
     * @param grade null unless graded
     * @param score null where there is none
     */
    record Ended(String period, String status, String grade, BigDecimal score) {}

    /** What a subject was evaluated to in each period of a sector that was closed here, those of other files merged into its own apart. */
    List<Ended> ended(long subjectId, SectorId sector);

    /** What a subject was evaluated to when the period of a sector that ends with a day was closed; empty where it was not, or not here. */
    Optional<Frozen> frozen(long subjectId, SectorId sector, LocalDate lastDay);

    /**
     * Keeps an entry on a list.
     *
     * @param reason null where none is given
     * @param office the office that decided, null where none is given
     */
    record NewListing(long subjectId, Listing listing, String reason, String office) {}

    /** A grade that a closed period ended with. */
    record NewClosed(long subjectId, SectorId sector, PriorGrade grade) {}

    void addListings(Collection<NewListing> listings);

    /** Takes grades over of periods that count as closed with that. */
    void addClosed(Collection<NewClosed> grades);

    /** Says that a period was closed before its grades were taken over; changes nothing where it is known. */
    void takeOver(SectorId sector, String period, LocalDate lastDay);
}
