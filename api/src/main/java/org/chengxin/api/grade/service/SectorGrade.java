package org.chengxin.api.grade.service;

import java.math.BigDecimal;
import java.time.LocalDate;

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
    public record InForce(String period, String grade, LocalDate since) {}

    /**
     * The running grade.
     *
     * @param grade null unless graded
     * @param score null where there is none
     */
    public record Running(LocalDate asOf, String status, String grade, BigDecimal score) {}
}
