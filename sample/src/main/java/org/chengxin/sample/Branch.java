package org.chengxin.sample;

/** The sectors in which sample subjects have files. */
enum Branch {
    FOODDRUG("fooddrug"),
    MINING("mining"),
    INDUSTRY("industry");

    private final String id;

    Branch(String id) {
        this.id = id;
    }

    /** The sector's id. */
    String id() {
        return id;
    }
}
