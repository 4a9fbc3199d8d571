package org.chengxin.api.publishing.service;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.publishing.store.PublicationStore.Subject;
import org.chengxin.core.disclosure.TakeDown;
import org.chengxin.core.subject.SubjectKind;

/** Writes what messages say. */
final class Payloads {

    private Payloads() {}

    /** Who it is about: a natural person by the opaque id alone (reading D9). */
    static Map<String, Object> subject(Subject subject) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", subject.publicId());
        members.put("kind", subject.kind().code());
        if (subject.kind() != SubjectKind.NATURAL_PERSON) {
            members.put("code", subject.code());
            members.put("name", subject.name());
        }
        return members;
    }

    /**
     * What is to be shown or brought to somebody.
     *
     * @param digest null where nothing is held of it
     */
    static String content(Subject subject, Instant at, String digest, Map<String, ?> content) {
        Map<String, Object> members = begun(subject, at);
        if (digest != null) {
            members.put("digest", digest);
        }
        members.put("content", content);
        return text(members);
    }

    /** What is to be taken down, why, and by when. */
    static String removal(Subject subject, Instant at, String reason, TakeDown takeDown) {
        Map<String, Object> removal = new LinkedHashMap<>();
        removal.put("reason", reason);
        removal.put("takeDownBy", takeDown.by());
        removal.put(
                "citation", takeDown.ground() == null ? null : takeDown.ground().text());
        removal.values().removeIf(Objects::isNull);
        Map<String, Object> members = begun(subject, at);
        members.put("removal", removal);
        return text(members);
    }

    private static Map<String, Object> begun(Subject subject, Instant at) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", subject(subject));
        members.put("at", at);
        return members;
    }

    private static String text(Map<String, Object> members) {
        return new String(Json.bytes(members), StandardCharsets.UTF_8);
    }
}
