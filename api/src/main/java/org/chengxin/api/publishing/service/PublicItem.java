package org.chengxin.api.publishing.service;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.publishing.store.MessageKind;
import org.chengxin.api.publishing.store.PublicationStore.Subject;
import org.chengxin.api.publishing.store.ToldItem;

/**
 * Something of a subject that anybody may know today: a grade in force, an entry on a list, a penalty.
 *
 * @param id by which it is known on both sides
 * @param sector null where it belongs to none
 * @param content what is told of it
 */
record PublicItem(String id, Subject subject, MessageKind kind, String sector, Map<String, Object> content) {

    /** An item; its id begins with that of its subject, so that a file that is merged into another takes nothing along. */
    static PublicItem of(Subject subject, MessageKind kind, String what, String sector, Map<String, Object> content) {
        return new PublicItem(id(subject, kind, what), subject, kind, sector, content);
    }

    static String id(Subject subject, MessageKind kind, String what) {
        return subject.publicId() + "/" + kind.code() + "/" + what;
    }

    /** SHA-256 of what is told, in hexadecimal digits. */
    String digest() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("subject", Payloads.subject(subject));
        whole.put("content", content);
        return HexFormat.of().formatHex(Digests.sha256(Json.bytes(whole)));
    }

    ToldItem told() {
        return ToldItem.shown(id, subject.id(), kind, sector, digest());
    }
}
