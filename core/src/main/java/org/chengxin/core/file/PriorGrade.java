package org.chengxin.core.file;

import java.util.Objects;
import org.chengxin.core.law.Grade;

/**
 * The grade that a closed period ended with.
 *
 * @param period the period, for example {@code 2025} or {@code 2026-Q4}
 * @param grade its grade
 */
public record PriorGrade(String period, Grade grade) {

    public PriorGrade {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(grade, "grade");
    }
}
