package org.chengxin.api.document.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.subject.AreaCode;

/** Where documents are kept. */
public interface DocumentStore {

    /** The next number of an office, kind and year, which nobody else gets; it is free again where the transaction is rolled back. */
    DocumentRow.Serial next(AreaCode office, DocumentKind kind, int year);

    void add(DocumentRow added);

    Optional<DocumentRow> find(String publicId);

    /** A document of a kind about a version of a record. */
    Optional<DocumentRow> of(DocumentKind kind, DocumentRow.RecordVersion record);

    /** Those of a case, the earliest first. */
    List<DocumentRow> ofCase(long caseId);

    /** All about a record, the earliest first, which nobody else changes until the transaction ends. */
    List<DocumentRow> lockRecord(String record);

    /** The same of a case. */
    List<DocumentRow> lockCase(long caseId);

    /** The PDF that was given out, empty where none was. */
    Optional<byte[]> pdf(String publicId);

    /** Keeps the PDF of a document that is there, unless another is kept already. */
    void keepPdf(String publicId, byte[] content);

    /** Takes from documents all but that they were made, and their numbers. */
    void erase(Collection<String> publicIds, Instant at);
}
