package org.chengxin.api.evaluation.store;

/**
 * The texts of a kept evaluation as UTF-8.
 *
 * @param input the evaluation request
 * @param answer the whole answer in Chinese
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares texts by value
public record EvaluationTexts(byte[] input, byte[] answer) {}
