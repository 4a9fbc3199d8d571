package org.chengxin.api.notice.service;

import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.law.Text;

/**
 * A notice to be served.
 *
 * @param kind what it is, as in {@code severe-list-notice}: small letters and hyphens, at most 40
 * @param sector null where it is of none
 * @param document the id of the document that it brings, null where it brings none
 * @param procedure the id of the procedure that it is part of, null where it is part of none
 */
public record NewNotice(
        SubjectRow subject, String kind, String sector, Text title, Text text, String document, String procedure) {}
