package org.chengxin.acceptance.kill;

import java.util.UUID;

/**
 * A request that writes; sent again it is the same, its key included.
 *
 * @param ifMatch the entity tag of the version that it changes, null where it changes none
 */
record Write(String path, String type, String body, String ifMatch, String key) {

    private static final String JSON = "application/json";

    /** One that makes something new. */
    static Write making(String path, String json) {
        return new Write(path, JSON, json, null, UUID.randomUUID().toString());
    }

    /** One that changes the version with an entity tag. */
    static Write changing(String path, String ifMatch, String json) {
        return new Write(path, JSON, json, ifMatch, UUID.randomUUID().toString());
    }

    static Write importing(String path, String csv) {
        return new Write(path, "text/csv", csv, null, UUID.randomUUID().toString());
    }
}
