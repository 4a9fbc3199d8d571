package org.chengxin.api.subject.service;

import java.util.Optional;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.subject.store.SubjectRow;

/** The subject that a request is about. */
public final class Found {

    private Found() {}

    /**
     * The subject.
     *
     * @throws Refusal if there is none (404), or its file was merged into another (308)
     */
    public static SubjectRow subject(Optional<SubjectRow> found) {
        SubjectRow subject = found.orElseThrow(Refusal::notFound);
        if (subject.mergedInto() != null) {
            throw Refusal.movedTo(subject.mergedInto());
        }
        return subject;
    }
}
