package org.chengxin.api.grade.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.sector.PeriodKind;

/**
 * A subject's grade in one sector.
 *
 * @param inForce what the last closed period ended with, and measures follow; null where none is
 * @param running what today's evaluation comes to; null where no law of the sector is in force today
 */
public record SectorGrade(String sector, String legalStatus, InForce inForce, Running running) {

    /**
     * The grade in force.
     *
     * @param period null in a sector without periods, whose running grade is in force
     * @param since the first day it is in force, null where the sector has no periods
     */
    public record InForce(String period, String grade, LocalDate since) {

        /**
         * The one of the last closed period that has ended.
         *
         * @param closed the grades of closed periods, the earliest first
         * @return null where there is none
         */
        public static InForce ofClosed(PeriodKind periods, List<PriorGrade> closed, LocalDate today) {
            InForce latest = null;
            for (PriorGrade prior : closed) {
                Optional<LocalDate> last = periods.lastDay(prior.period()).filter(today::isAfter);
                if (last.isPresent()) {
                    latest = new InForce(
                            prior.period(), prior.grade().letter(), last.get().plusDays(1));
                }
            }
            return latest;
        }
    }

    /**
     * The running grade.
     *
     * @param grade null unless graded
     * @param score null where there is none
     */
    public record Running(LocalDate asOf, String status, String grade, BigDecimal score) {}
}
