package org.chengxin.api.common.paging;

/** An answer that may go on, at the same address with another value of one query parameter. */
public interface Continued {

    /** The name of the parameter. */
    String parameter();

    /** Its value, null where nothing follows. */
    String value();
}
