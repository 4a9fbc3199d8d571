package org.chengxin.api.lookup.service;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * What a look-up answers.
 *
 * @param items JSON to the byte as the receipt's digest was made of it
 */
record LookupAnswer(ReceiptAnswer receipt, @JsonRawValue String items) {}
