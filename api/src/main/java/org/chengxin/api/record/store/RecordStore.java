package org.chengxin.api.record.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.common.store.BulkRows;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.AreaCode;

/** Where records are kept. */
public interface RecordStore {

    /**
     * The records of some subjects in one sector that count, each subject's by decision day, then entry (reading T7): neither those
     * withdrawn nor those not checked yet.
     */
    Map<Long, List<StoredRecord>> of(Collection<Long> subjectIds, Sector sector);

    /**
     * The records of a subject in one sector that counted as they were known at an instant, by decision day, then entry: without those
     * entered later, and each in the version of then. What has been erased since is gone.
     */
    List<StoredRecord> knownAt(long subjectId, Sector sector, Instant instant);

    /** The records of some subjects of the general part, those withdrawn and those not checked yet apart. */
    Map<Long, List<GeneralRecord>> general(Collection<Long> subjectIds);

    /** All records of a subject in the sectors that have a plugin here, by decision day, then entry. */
    List<RecordRow> ofSubject(long subjectId, SectorRegistry sectors);

    /** A record; empty where there is none, or none of a sector that has a plugin here. */
    Optional<RecordRow> find(String publicId, SectorRegistry sectors);

    /** Which of a subject's records an objection that is being decided marks as disputed, by public id. */
    Set<String> disputed(long subjectId);

    /** Whether there was a record that has been erased. */
    boolean isErased(String publicId);

    /** The key of the row of the subject that a record is of, also of one that has been erased. */
    Optional<String> subjectOf(String publicId);

    /** Keeps new records in the order given. */
    void add(Collection<RecordRow> records);

    /**
     * Keeps a new record and gives its row a key.
     *
     * @throws org.chengxin.api.common.store.DuplicateKeyException if there is an equal one, or one with its source key
     */
    RecordRow add(RecordRow record);

    /**
     * New records, ready to be loaded.
     *
     * @param documents on which they rest, null where one of them stands for two acts or subjects
     */
    record Loading(BulkRows records, BulkRows documents) {}

    /**
     * Makes records ready to be loaded, which needs no transaction.
     *
     * @param hashes what {@link RecordJson#hash} gives of each
     */
    Loading ready(List<RecordRow> records, List<byte[]> hashes);

    /**
     * Keeps new records in their order, many at a time.
     *
     * @return false if one of them is there already, or has a source key that is; the transaction has to be rolled back then
     */
    boolean load(Loading ready);

    /**
     * Notes the documents that new records rest on; quicker than {@link #useDocuments}.
     *
     * @return false if one of them is known already, or stands for two acts or subjects; the transaction has to be rolled back then
     */
    boolean loadDocuments(Loading ready);

    /**
     * What tells a record from every other.
     *
     * @param hash in hexadecimal digits
     */
    record Content(long subjectId, String hash) {}

    /** Those of some contents that a record has. */
    Set<Content> kept(Collection<Content> contents);

    /** The contents of the records that came under some source keys of an office; a withdrawn one has the hash "". */
    Map<String, Content> bySourceKeys(AreaCode office, Collection<String> sourceKeys);

    /** How many records each of some subjects has in each sector; of those with more than a number. */
    Map<Long, Map<String, Integer>> numbers(Collection<Long> subjectIds, int moreThan);

    /** A text as the tables' keys compare it: blanks at its end tell nothing apart. */
    static String compared(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * A document of an office and year.
     *
     * @param number as keys compare it
     */
    record Document(String authority, int year, String number) {

        public Document {
            number = compared(number);
        }

        /** That a record rests on, null where it names none or no office. */
        public static Document of(StoredRecord stored) {
            DocumentReference document = stored.record().document();
            return document == null || document.number() == null || document.authority() == null
                    ? null
                    : new Document(
                            document.authority().value(),
                            stored.record().decidedOn().getYear(),
                            document.number());
        }
    }

    /**
     * What a document stands for.
     *
     * @param act null where no act is named
     */
    record Use(long subjectId, String act) {

        /** What a record takes its document for. */
        public static Use of(RecordRow row) {
            return new Use(row.subjectId(), row.stored().record().act());
        }
    }

    /** What some documents stand for; of those that are known. */
    Map<Document, Use> uses(Collection<Document> documents);

    /**
     * Notes that some records rest on their documents.
     *
     * @return whether each document stands for the act and subject of its record
     */
    boolean useDocuments(List<RecordRow> records);

    /**
     * Puts a new version in the place of a record; the former stays readable.
     *
     * @throws org.chengxin.api.common.store.DuplicateKeyException if there is an equal one
     */
    void replace(RecordRow before, RecordRow after);

    /** The former versions of a record, the earliest first. */
    List<VersionRow> versions(long recordId);

    /** The present version of a record as its former ones are told. */
    VersionRow present(RecordRow record);

    /** Whether a subject has records in a sector. */
    boolean has(long subjectId, String sector);

    /**
     * Withdraws those records of one subject that another has equal ones of, before both become one.
     *
     * @return how many
     */
    int withdrawDoubles(long subjectId, long other, RecordRow.Change change, SectorRegistry sectors);

    /**
     * Notes that a record rests on a document, unless its number stands for another act or subject.
     *
     * @return whether it could be noted
     */
    boolean useDocument(StoredRecord record, long subjectId);

    /** Takes back what {@link #useDocument} noted. */
    void releaseDocument(StoredRecord record);

    /** Notes the documents of all records that are there, where none are noted yet. */
    void useAllDocuments();

    /** Deletes a record with its former versions, and keeps that there was one. */
    void erase(RecordRow record, byte[] hash, String ground, Instant at);

    /**
     * Subjects with records whose time may be over by a day, each record of them by its public id.
     *
     * @param limit how many subjects at most
     */
    Map<Long, Set<String>> toExamine(LocalDate day, int limit);

    /** Sets the day on which some records are looked at again. */
    void examineOn(LocalDate day, Collection<String> publicIds);

    /** Puts records away whose time of disclosure is over. */
    void archive(Collection<String> publicIds);
}
