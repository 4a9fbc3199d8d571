package org.chengxin.api.forecast.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.service.Sight;
import org.chengxin.api.subject.service.Sights;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.sector.Sector;

/** Finds a subject's file in a sector, and how much of it somebody may read. */
@ApplicationScoped
public class SubjectFiles {

    private final SubjectStore subjects;
    private final FileStore files;
    private final Sights sights;

    @Inject
    public SubjectFiles(SubjectStore subjects, FileStore files, Sights sights) {
        this.subjects = subjects;
        this.files = files;
        this.sights = sights;
    }

    /** For the container's proxy. */
    SubjectFiles() {
        this(null, null, null);
    }

    /**
     * A file of which everybody may read what is public.
     *
     * @throws Refusal if the subject is unknown or has no role in the sector (404)
     */
    SubjectFile beyondPublic(String publicId, Sector sector, Optional<Caller> caller) {
        SubjectRow subject = Found.subject(subjects.find(publicId));
        return file(subject, sector, caller.map(who -> sights.beyondPublic(who, subject, roles(subject))));
    }

    /**
     * A file for somebody who must be allowed to read all of it.
     *
     * @throws Refusal if the subject is unknown or has no role in the sector (404), or the caller may not read all of it (403), or only
     *     with a purpose, and has named none (400)
     */
    SubjectFile whole(String publicId, Sector sector, Caller caller) {
        SubjectRow subject = Found.subject(subjects.find(publicId));
        Sight sight = sights.of(Optional.of(caller), subject, roles(subject));
        if (!sight.reaches(sector.id().value())) {
            boolean couldWithPurpose = caller.is(AccessRole.OFFICER)
                    || caller.is(AccessRole.REVIEWER)
                    || caller.is(AccessRole.AGENCY)
                    || caller.is(AccessRole.USER);
            throw couldWithPurpose
                    ? Refusal.invalid("Purpose", FaultCode.PURPOSE_MISSING)
                    : Refusal.of(ProblemType.FORBIDDEN);
        }
        return file(subject, sector, Optional.of(sight));
    }

    private SubjectFile file(SubjectRow subject, Sector sector, Optional<Sight> sight) {
        StoredFile stored = files.files(files.holders(List.of(subject.id()), sector.id()), sector).stream()
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return new SubjectFile(subject, stored, files.lastClosed(sector.id()).orElse(null), sight);
    }

    private Set<String> roles(SubjectRow subject) {
        return subjects.roles(List.of(subject.id()))
                .getOrDefault(subject.id(), Map.of())
                .keySet();
    }
}
