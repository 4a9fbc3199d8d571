package org.chengxin.api.sample.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;

/** Loads the sample region into an empty store, whole or not at all. */
@ApplicationScoped
public class SampleLoad {

    private static final Logger LOG = Logger.getLogger(SampleLoad.class.getName());
    private static final int AT_ONCE = 500;
    private static final int FAULTS_TOLD = 10;

    private final Database database;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final FileStore files;
    private final Regrading regrading;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public SampleLoad(
            Database database,
            SubjectStore subjects,
            RecordStore records,
            FileStore files,
            Regrading regrading,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.subjects = subjects;
        this.records = records;
        this.files = files;
        this.regrading = regrading;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    SampleLoad() {
        this(null, null, null, null, null, null, null);
    }

    /** The sample cannot be loaded; the message names the line and its faults, never what stands there. */
    public static final class SampleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SampleException(String message) {
            super(message);
        }
    }

    /**
     * Loads the sample unless there is any subject.
     *
     * @param file one JSON object a line
     * @throws SampleException if any line has a fault; then nothing is loaded
     */
    public void intoEmptyStore(Path file) {
        database.inTransaction(() -> load(file));
    }

    private void load(Path file) {
        if (!subjects.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        SampleLine reader = new SampleLine(sectors.registry(), clock);
        List<SampleLine.Content> batch = new ArrayList<>();
        long row = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                batch.add(read(reader, line, ++row));
                if (batch.size() == AT_ONCE) {
                    keep(batch);
                    batch.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sample cannot be read", e);
        }
        keep(batch);
        records.useAllDocuments();
        long stored = System.nanoTime();
        grade(row);
        LOG.info(String.format(
                "sample: %d subjects kept in %d ms, graded in %d ms",
                row, (stored - begun) / 1_000_000, (System.nanoTime() - stored) / 1_000_000));
    }

    private static SampleLine.Content read(SampleLine reader, String line, long row) {
        Faults faults = new Faults();
        Object json = JsonInput.read(line.getBytes(StandardCharsets.UTF_8), faults);
        Optional<SampleLine.Content> content = faults.isEmpty() ? reader.read(json, row, faults) : Optional.empty();
        return content.orElseThrow(() -> new SampleException("the sample's line " + row + " has faults: "
                + faults.list().stream()
                        .limit(FAULTS_TOLD)
                        .map(fault -> fault.pointer() + " " + fault.code().code())
                        .collect(Collectors.joining(", "))));
    }

    private void keep(List<SampleLine.Content> batch) {
        subjects.add(batch.stream().map(SampleLine.Content::subject).toList());
        takeOver(batch);
        files.addClosed(
                batch.stream().flatMap(content -> content.closed().stream()).toList());
        files.addListings(
                batch.stream().flatMap(content -> content.listings().stream()).toList());
        records.add(
                batch.stream().flatMap(content -> content.records().stream()).toList());
    }

    /** The periods that the sample brings grades of were closed before. */
    private void takeOver(List<SampleLine.Content> batch) {
        Map<SectorId, Set<String>> periods = new TreeMap<>();
        batch.stream()
                .flatMap(content -> content.closed().stream())
                .forEach(closed -> periods.computeIfAbsent(closed.sector(), id -> new TreeSet<>())
                        .add(closed.grade().period()));
        periods.forEach((id, known) -> {
            PeriodKind kind = sectors.registry().all().stream()
                    .filter(sector -> sector.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .plugin()
                    .periods();
            known.forEach(
                    period -> files.takeOver(id, period, kind.lastDay(period).orElseThrow()));
        });
    }

    private void grade(long last) {
        for (Sector sector : sectors.registry().enabled()) {
            for (long from = 1; from <= last; from += AT_ONCE) {
                List<Long> ids = new ArrayList<>();
                for (long id = from; id < from + AT_ONCE && id <= last; id++) {
                    ids.add(id);
                }
                regrading.gradeSample(sector, ids);
            }
        }
    }
}
