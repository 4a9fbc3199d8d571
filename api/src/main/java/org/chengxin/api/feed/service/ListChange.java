package org.chengxin.api.feed.service;

import org.chengxin.core.file.Listing;

/**
 * An entry on a list that is published from now on, or not any more.
 *
 * @param subject the subject's public id
 * @param entry the public id of the entry
 */
public record ListChange(String subject, String entry, Listing listing) {}
