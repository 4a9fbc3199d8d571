package org.chengxin.api.closing.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The closing of a period, which is under way until it is closed.
 *
 * @param id the key of its row, which never leaves the service
 * @param takenOver whether it was closed before the service had anything to do with it; all below is null then
 * @param runId the run that is frozen, null while it is under way
 * @param jobId the public id of that run's job
 * @param subjects how many were evaluated
 * @param rootHash over all evaluations
 */
@SuppressWarnings("ArrayRecordComponent") // not compared by value
public record ClosingRow(
        long id,
        String sector,
        String period,
        LocalDate lastDay,
        boolean closed,
        boolean takenOver,
        Long runId,
        String jobId,
        String ruleSet,
        String ruleSetHash,
        String pluginVersion,
        Long subjects,
        byte[] rootHash,
        Instant closedAt) {}
