package org.chengxin.api.evidence.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.chengxin.api.evidence.store.EvidenceType;

/** Tells by its first bytes what a file is; neither its name nor its sender is asked. */
final class ContentTypes {

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

    private ContentTypes() {}

    /** What a file is; empty where it is nothing that is taken as evidence. */
    static Optional<EvidenceType> of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return EvidenceType.parse(KNOWN.detect(in, new Metadata()).toString());
        }
    }
}
