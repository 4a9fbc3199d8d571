package org.chengxin.api.imports.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.RecordStore.Content;
import org.chengxin.api.record.store.RecordStore.Document;
import org.chengxin.api.record.store.RecordStore.Use;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.subject.AreaCode;

/**
 * Tells which of some rows say what a record says already: by their source key, by their content, by their document. Each row also
 * stands against those before it.
 */
final class Doubles {

    private final Map<String, Content> byKey;
    private final Set<Content> contents;
    private final Map<Document, Use> uses;
    private final Map<String, String> seen;
    private final Map<String, String> says = new LinkedHashMap<>();

    private Doubles(
            Map<String, Content> byKey, Set<Content> contents, Map<Document, Use> uses, Map<String, String> seen) {
        this.byKey = byKey;
        this.contents = contents;
        this.uses = uses;
        this.seen = seen;
    }

    /**
     * What came of looking.
     *
     * @param fresh the rows that say something new
     * @param unchanged how many are there already under their source keys
     * @param says what the fresh rows say, for those after them in a dry run
     */
    record Result(List<Chunk.Good> fresh, List<Chunk.Bad> bad, int unchanged, Map<String, String> says) {}

    /** What rows of a dry run have said before, by ids. */
    interface Seen {
        Map<String, String> of(Set<String> ids);
    }

    /** Looks at rows of an office, whose files have some room. */
    static Result among(List<Chunk.Good> rows, AreaCode office, RecordStore records, Room room, Seen seen) {
        Set<String> keys = new HashSet<>();
        Set<Content> contents = new HashSet<>();
        Set<Document> documents = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Chunk.Good row : rows) {
            contents.add(content(row));
            String key = key(row.record());
            if (key != null) {
                keys.add(key);
            }
            Document document = Document.of(row.record().stored());
            if (document != null) {
                documents.add(document);
            }
            ids.addAll(says(row).keySet());
        }
        return new Doubles(
                        records.bySourceKeys(office, keys),
                        records.kept(contents),
                        records.uses(documents),
                        new HashMap<>(seen.of(ids)))
                .look(rows, room);
    }

    private Result look(List<Chunk.Good> rows, Room room) {
        List<Chunk.Good> fresh = new ArrayList<>(rows.size());
        List<Chunk.Bad> bad = new ArrayList<>();
        int unchanged = 0;
        for (Chunk.Good row : rows) {
            RecordRow record = row.record();
            Content content = content(row);
            Faults faults = new Faults();
            Map<String, String> said = says(row);
            String key = key(record);
            Content before = key == null ? null : byKey.get(key);
            String saidBefore = seen.get(keyId(record));
            if (content.equals(before) || (saidBefore != null && saidBefore.equals(said.get(keyId(record))))) {
                unchanged++;
                continue;
            }
            if (before != null || saidBefore != null) {
                faults.add("/sourceKey", FaultCode.SOURCE_KEY_DUPLICATE);
            } else if (contents.contains(content) || seen.containsKey(contentId(content))) {
                faults.add("", FaultCode.RECORD_DUPLICATE);
            }
            if (isUsedOtherwise(record, said)) {
                faults.add("/document/number", FaultCode.DOCUMENT_DUPLICATE);
            }
            if (faults.isEmpty() && !room.take(record.subjectId(), record.stored())) {
                faults.add("", FaultCode.FILE_FULL, CreditFileReader.MOST_RECORDS);
            }
            if (!faults.isEmpty()) {
                bad.add(new Chunk.Bad(row.row(), faults));
                continue;
            }
            fresh.add(row);
            note(record, content, said);
        }
        return new Result(fresh, bad, unchanged, says);
    }

    private boolean isUsedOtherwise(RecordRow record, Map<String, String> said) {
        Document document = Document.of(record.stored());
        if (document == null) {
            return false;
        }
        Use known = uses.get(document);
        String id = documentId(document);
        return (known != null && !known.equals(Use.of(record)))
                || (seen.containsKey(id) && !seen.get(id).equals(said.get(id)));
    }

    private void note(RecordRow record, Content content, Map<String, String> said) {
        String key = key(record);
        if (key != null) {
            byKey.put(key, content);
        }
        contents.add(content);
        Document document = Document.of(record.stored());
        if (document != null) {
            uses.putIfAbsent(document, Use.of(record));
        }
        said.forEach((id, what) -> {
            if (!seen.containsKey(id)) {
                says.put(id, what);
            }
        });
    }

    private static Content content(Chunk.Good row) {
        return new Content(row.record().subjectId(), HexFormat.of().formatHex(row.hash()));
    }

    /** What a row says, by the ids under which another could contradict it. */
    private static Map<String, String> says(Chunk.Good row) {
        RecordRow record = row.record();
        Content content = content(row);
        Map<String, String> says = new LinkedHashMap<>();
        String what = hash(Long.toString(content.subjectId()), content.hash());
        says.put(contentId(content), what);
        if (record.sourceKey() != null) {
            says.put(keyId(record), what);
        }
        Document document = Document.of(record.stored());
        if (document != null) {
            Use use = Use.of(record);
            says.put(documentId(document), hash(Long.toString(use.subjectId()), String.valueOf(use.act())));
        }
        return says;
    }

    private static String key(RecordRow record) {
        return record.sourceKey() == null ? null : RecordStore.compared(record.sourceKey());
    }

    private static String keyId(RecordRow record) {
        return record.sourceKey() == null ? "" : hash("key", key(record));
    }

    private static String contentId(Content content) {
        return hash("content", Long.toString(content.subjectId()), content.hash());
    }

    private static String documentId(Document document) {
        return hash("document", document.authority(), Integer.toString(document.year()), document.number());
    }

    private static String hash(String... parts) {
        return HexFormat.of().formatHex(Digests.sha256(parts));
    }
}
