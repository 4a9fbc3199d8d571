package org.chengxin.api.subject.service;

import java.util.List;
import java.util.Map;
import org.chengxin.api.grade.service.SectorGrade;

/**
 * What anybody may know of a subject.
 *
 * @param code null for a natural person
 * @param roles by sector id
 */
public record SubjectProfile(
        String id,
        String kind,
        String code,
        String name,
        String area,
        String areaName,
        Map<String, String> roles,
        String status,
        List<SectorGrade> grades) {}
