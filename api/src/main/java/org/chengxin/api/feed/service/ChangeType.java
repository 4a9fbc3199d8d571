package org.chengxin.api.feed.service;

/** The kinds of change that the feed tells of. */
public enum ChangeType {
    /** The running grade of a subject, or that it has none, is another than before. */
    GRADE_CHANGED("grade.changed"),
    /** An entry on a list has been published. */
    LIST_ENTERED("list.entered"),
    /** A published entry on a list has ended. */
    LIST_LEFT("list.left"),
    /** A record that anybody could read has been repaired, which ends its publication (001, article 37). */
    RECORD_REPAIRED("record.repaired"),
    /** A record that anybody could read was wrong and has been withdrawn (001, article 38). */
    RECORD_WITHDRAWN("record.withdrawn"),
    /** A record that anybody could once read has been erased (001, article 36). */
    RECORD_ERASED("record.erased"),
    /** A record that anybody could once read has gone to the archive (001, article 36). */
    RECORD_ARCHIVED("record.archived"),
    /** A period of a sector has been closed and published. */
    PERIOD_CLOSED("period.closed"),
    /** An office has not taken a step in time, which the level above sees from now on. */
    PROCEDURE_OVERDUE("procedure.overdue"),
    /** Something of a running procedure is published for a time (公示). */
    PROCEDURE_PUBLISHED("procedure.published"),
    /** What stood here told of a record that has been erased. */
    ERASED("erased");

    private final String code;

    ChangeType(String code) {
        this.code = code;
    }

    /** The kind as clients know it; it never changes. */
    public String code() {
        return code;
    }
}
