package org.chengxin.api.grade.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.evaluation.store.EvaluationHead;
import org.chengxin.api.evaluation.store.EvaluationStore;
import org.chengxin.api.evaluation.store.EvaluationTexts;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.Sector;

/**
 * Files as they were known at an instant. Every change of a file is graded in its transaction, and the evaluation keeps its input: the
 * last one up to the instant tells what the subject was and which lists it was on, the versions of the records tell the rest.
 */
@ApplicationScoped
public class KnownFiles {

    private final EvaluationStore evaluations;
    private final RecordStore records;
    private final FileStore files;
    private final Sectors sectors;

    @Inject
    public KnownFiles(EvaluationStore evaluations, RecordStore records, FileStore files, Sectors sectors) {
        this.evaluations = evaluations;
        this.records = records;
        this.files = files;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    KnownFiles() {
        this(null, null, null, null);
    }

    /**
     * A file as it was known.
     *
     * @param lastClosed the last period of the sector that was closed by then, null for none
     */
    public record Known(StoredFile file, String lastClosed) {}

    /**
     * The file of a subject in a sector.
     *
     * @throws Refusal if nothing was known of it yet (404), or what was has been erased since (410)
     */
    public Known at(Instant instant, SubjectRow subject, Sector sector) {
        EvaluationHead head =
                evaluations.knownAt(subject.id(), sector.id(), instant).orElseThrow(Refusal::notFound);
        EvaluationTexts texts = evaluations.texts(List.of(head.id())).get(head.id());
        if (texts == null) {
            throw Refusal.of(ProblemType.ERASED);
        }
        CreditFile file = file(head, texts, sector);
        return new Known(
                new StoredFile(
                        subject.id(),
                        subject.publicId(),
                        sector.id(),
                        file.kind(),
                        file.status(),
                        file.role(),
                        files.closed(List.of(subject.id()))
                                .getOrDefault(subject.id(), Map.of())
                                .getOrDefault(sector.id().value(), List.of()),
                        file.listings(),
                        records.knownAt(subject.id(), sector, instant)),
                files.lastClosed(sector.id()).orElse(null));
    }

    /**
     * The same of a file whose present state is known, with which it begins where nothing was evaluated by then.
     *
     * @return empty if what was known has been erased since
     */
    public Optional<StoredFile> at(Instant instant, StoredFile present, Sector sector) {
        Optional<EvaluationHead> head = evaluations.knownAt(present.subjectId(), sector.id(), instant);
        Optional<EvaluationTexts> texts =
                head.map(known -> evaluations.texts(List.of(known.id())).get(known.id()));
        if (head.isPresent() && texts.isEmpty()) {
            return Optional.empty();
        }
        Optional<CreditFile> file = texts.map(of -> file(head.orElseThrow(), of, sector));
        return Optional.of(new StoredFile(
                present.subjectId(),
                present.publicId(),
                sector.id(),
                file.map(CreditFile::kind).orElse(present.kind()),
                file.map(CreditFile::status).orElse(present.status()),
                file.map(CreditFile::role).orElse(present.role()),
                present.closed(),
                file.map(CreditFile::listings).orElse(present.listings()),
                records.knownAt(present.subjectId(), sector, instant)));
    }

    private CreditFile file(EvaluationHead head, EvaluationTexts texts, Sector sector) {
        Faults faults = new Faults();
        return CreditFileReader.ofKept(sectors.registry(), sector, head.asOf())
                .read(JsonInput.read(texts.input(), faults), faults)
                .orElseThrow(
                        () -> new IllegalStateException("the input of evaluation " + head.id() + " cannot be read"))
                .file();
    }
}
