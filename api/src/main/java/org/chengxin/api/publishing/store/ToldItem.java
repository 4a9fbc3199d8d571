package org.chengxin.api.publishing.store;

import java.time.LocalDate;

/**
 * What others were told last of an item.
 *
 * @param sector null where it belongs to none
 * @param digest SHA-256 of what it says, in hexadecimal digits; null once it has been taken down
 * @param removal null while it is public
 * @param removedOn null while it is public
 */
public record ToldItem(
        String item,
        long subjectId,
        MessageKind kind,
        String sector,
        String digest,
        Removal removal,
        LocalDate removedOn) {

    public static ToldItem shown(String item, long subjectId, MessageKind kind, String sector, String digest) {
        return new ToldItem(item, subjectId, kind, sector, digest, null, null);
    }

    public ToldItem removed(Removal reason, LocalDate on) {
        return new ToldItem(item, subjectId, kind, sector, null, reason, on);
    }

    public boolean isShown() {
        return digest != null;
    }
}
