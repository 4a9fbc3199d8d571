package org.chengxin.core.file;

import org.chengxin.core.subject.AreaCode;

/**
 * The document that a record rests on.
 *
 * @param number its number, null where the file does not say
 * @param authority the area of the office, null where the file does not say
 * @param issuer the office's name, null where the file does not say
 */
public record DocumentReference(String number, AreaCode authority, String issuer) {}
