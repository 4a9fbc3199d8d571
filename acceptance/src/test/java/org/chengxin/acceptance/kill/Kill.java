package org.chengxin.acceptance.kill;

/** What is killed. */
enum Kill {
    /** The service alone; its database lives on and is found by the next start. */
    SERVICE("the service"),
    /** The service and its database at once. */
    ALL("service and database"),
    /** Both, and both again while they start. */
    TWICE("service and database, and again while they start"),
    /** The database alone, which the service starts again. */
    DATABASE("the database"),
    /** Nothing; the database hangs for a while. */
    NONE("nothing, but the database hangs");

    private final String words;

    Kill(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
