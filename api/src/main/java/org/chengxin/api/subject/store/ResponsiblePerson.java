package org.chengxin.api.subject.store;

import java.time.LocalDate;
import org.chengxin.core.subject.IdentityNumber;

/**
 * Who answers for a subject (000, article 10; 002, article 7). Never public.
 *
 * @param position {@code legal-representative}, {@code head} or {@code actual-controller}
 * @param identity null where it was not given, and always where the person is read back
 * @param from since when, null where not known
 */
public record ResponsiblePerson(String position, String name, IdentityNumber identity, LocalDate from) {}
