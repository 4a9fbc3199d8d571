package org.chengxin.core.law;

/**
 * One step of a grade scale.
 *
 * @param grade the grade
 * @param meaning what it stands for in the words of the law
 * @param citation where that stands
 */
public record GradeMeaning(Grade grade, Text meaning, Citation citation) {}
