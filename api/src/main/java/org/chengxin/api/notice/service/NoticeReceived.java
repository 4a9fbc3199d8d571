package org.chengxin.api.notice.service;

import java.time.LocalDate;
import org.chengxin.api.common.security.Caller;

/**
 * A notice has been received. Whoever observes it ({@code @Observes}) does so in the transaction that writes it down; what an observer
 * throws undoes both.
 *
 * @param notice its id
 * @param subjectId the key of its subject's row, which is locked
 * @param kind what it is
 * @param procedure the id of the procedure that it is part of, null where it is part of none
 * @param on the day of receipt, from which deadlines run (reading O6)
 * @param by who wrote it down
 */
public record NoticeReceived(String notice, long subjectId, String kind, String procedure, LocalDate on, Caller by) {}
